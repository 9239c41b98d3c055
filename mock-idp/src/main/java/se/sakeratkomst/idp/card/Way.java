package se.sakeratkomst.idp.card;

import java.util.Locale;

/** How a card proved its key. */
public enum Way {
    /** A signature over the login's challenge, which the user's browser brought from the card app. */
    SIGNATURE,
    /** The client certificate of a mutual TLS handshake. */
    TLS,
    /** A signature over the login's challenge, which the card app gave out of band. */
    APP;

    /** As the journal tells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
