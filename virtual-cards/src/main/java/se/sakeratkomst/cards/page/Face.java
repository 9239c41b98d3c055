package se.sakeratkomst.cards.page;

import org.jspecify.annotations.Nullable;

/**
 * A card as it lies in the drawer.
 *
 * @param person the holder's id in the catalogue
 * @param personalId personnummer, samordningsnummer or national reserve identity, where the card says it
 * @param kind word of the kind of card
 * @param fitsReader false for what lives in a telephone
 * @param state what it is, or would be made as: ok, pin-blocked, puk-blocked, expired, not-yet-valid, revoked or untrusted
 * @param made whether its keys and certificates are made
 * @param first PIN 1, null on a card without it
 * @param second PIN 2, null on a card without it
 */
public record Face(
        String id,
        String person,
        String holder,
        @Nullable String personalId,
        @Nullable String hsaId,
        @Nullable String organisation,
        String kind,
        int loa,
        boolean fitsReader,
        String state,
        boolean made,
        @Nullable Pin first,
        @Nullable Pin second,
        String puk) {

    /**
     * A PIN as it is now.
     *
     * @param tries how many are left
     */
    public record Pin(String value, int tries) {}
}
