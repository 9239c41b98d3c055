package se.sakeratkomst.kit.people;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kinds of card and mobile e-legitimation there are. What each holds is the card service's matter; here is what everybody needs to
 * know of one.
 */
public enum CardKind {
    /** HSA-id pair and Person-ID pair, for legitimering and underskrift. */
    ORDINARY("ordinary", true),
    /** As cards are delivered today: no certificate for underskrift, and no PIN 2, until its holder fetches them. */
    AUTHENTICATION_ONLY("authentication-only", true),
    /** Reserve card issued at level 3: HSA-id pair only. */
    RESERVE_LOA3("reserve-loa3", true),
    /** Reserve card issued at level 2. */
    RESERVE_LOA2("reserve-loa2", true),
    /** Ordinary card of somebody with a samordningsnummer; its policy says so. */
    SAMORDNINGSNUMMER("samordningsnummer", true),
    /** Card of somebody who has a national reserve identity: HSA-id pair only. */
    NATIONAL_RESERVE("national-reserve", true),
    /** Mobilt SITHS: personnummer only, in a telephone. */
    MOBILE("mobile", false),
    /** A municipality's e-tjänstekort, the same certificates as on an ordinary card. */
    E_TJANSTEKORT("e-tjanstekort", true),
    /** SITHS before e-id. */
    LEGACY_TYPE_1("legacy-type-1", true),
    /** eTjänstekort with a personal e-legitimation of another issuer beside the SITHS certificate. */
    WITH_E_LEGITIMATION("with-e-legitimation", true),
    /** BankID: a person and nothing of an employer, in a telephone. */
    BANKID("bankid", false);

    private final String word;
    private final boolean fitsReader;

    CardKind(String word, boolean fitsReader) {
        this.word = word;
        this.fitsReader = fitsReader;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** Whether it is a card that a reader takes; the others live in a telephone. */
    public boolean fitsReader() {
        return fitsReader;
    }

    /** Whether its certificates name an employee by HSA-id. */
    public boolean namesEmployee() {
        return this != MOBILE && this != BANKID;
    }

    /** Whether it also, or only, names a person by personnummer or samordningsnummer. */
    public boolean namesPerson() {
        return this != RESERVE_LOA3 && this != NATIONAL_RESERVE && this != LEGACY_TYPE_1;
    }
}
