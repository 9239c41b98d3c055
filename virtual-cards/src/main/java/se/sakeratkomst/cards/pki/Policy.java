package se.sakeratkomst.cards.pki;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The certificate policies: which OID each has unless told otherwise, and which level of assurance it stands for. The OIDs under 2.999 are
 * the sandbox's own, in the arc for examples, so that nobody takes them for real ones.
 */
public enum Policy {
    LOA3("2.999.1.1.3", 3, "ordinary cards, and reserve cards of level 3", Source.UNKNOWN),
    LOA2("2.999.1.1.2", 2, "reserve cards of level 2", Source.UNKNOWN),
    SAMORDNINGSNUMMER("2.999.1.1.4", 3, "cards of holders with a samordningsnummer", Source.UNKNOWN),
    MOBILE("1.2.752.74.8.512", 3, "Mobilt SITHS", "SITHS PKI, Mobilt SITHS: D for the OID, I for the level"),
    TYPE_1(
            "1.2.752.35.99.2.3",
            2,
            "SITHS Type 1, before e-id",
            "SITHS PKI, Type 1 person: D for the OID, I for the level"),
    E_LEGITIMATION("2.999.1.1.5", 3, "a personal e-legitimation on an eTjänstekort", Source.UNKNOWN),
    BANKID("2.999.1.1.6", 3, "BankID", Source.UNKNOWN),
    FUNCTION(
            "2.999.1.1.1",
            null,
            "servers and systems",
            "SITHS PKI, function certificate: D for the real OID, the sandbox uses its own");

    private static final class Source {
        private static final String UNKNOWN = "SITHS PKI, policy OIDs of person certificates: U (value unknown)";
    }

    private final String oid;
    private final @Nullable Integer loa;
    private final String carriers;
    private final String reference;

    Policy(String oid, @Nullable Integer loa, String carriers, String reference) {
        this.oid = oid;
        this.loa = loa;
        this.carriers = carriers;
        this.reference = reference;
    }

    /** How settings and assumptions name it, for example {@code type-1}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String oid() {
        return oid;
    }

    @Nullable
    Integer loa() {
        return loa;
    }

    /** What carries it, for people. */
    String carriers() {
        return carriers;
    }

    String reference() {
        return reference;
    }
}
