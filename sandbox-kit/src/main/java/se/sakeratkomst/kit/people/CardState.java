package se.sakeratkomst.kit.people;

import com.fasterxml.jackson.annotation.JsonValue;

/** The state a card is made in, and is put back to by a reset. */
public enum CardState {
    OK("ok"),
    /** Both PINs are blocked, the PUK opens them. */
    PIN_BLOCKED("pin-blocked"),
    /** PINs and PUK are blocked for good. */
    PUK_BLOCKED("puk-blocked"),
    EXPIRED("expired"),
    NOT_YET_VALID("not-yet-valid"),
    REVOKED("revoked"),
    /** Its certificates were issued by an authority that nobody trusts. */
    UNTRUSTED("untrusted");

    private final String word;

    CardState(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }
}
