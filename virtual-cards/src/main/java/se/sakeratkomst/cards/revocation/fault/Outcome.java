package se.sakeratkomst.cards.revocation.fault;

import java.util.Locale;

/** What a careful relying party makes of a fault, as docs/cards.md promises and the sandbox's identity providers do. */
public enum Outcome {
    REVOKED("Refused as revoked."),
    CRL_DECIDES("A fresh CRL decides: accepted unless it lists the certificate. Without one refused as undetermined."),
    OCSP_DECIDES("No effect while OCSP gives an answer that can be trusted. Without one refused as undetermined.");

    private final String sentence;

    Outcome(String sentence) {
        this.sentence = sentence;
    }

    /** As messages are keyed by it: {@code crl-decides}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }
}
