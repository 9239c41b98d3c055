package se.sakeratkomst.idp.deviation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import se.sakeratkomst.saml.response.SigningPlan;

/** What is signed before a negative test changes the message. */
public enum Source {
    /** What the federation asks for. */
    FEDERATION,
    /** The Response alone. */
    RESPONSE,
    /** The Assertion alone. */
    ASSERTION,
    /** Both. */
    BOTH;

    SigningPlan of(SigningPlan right) {
        return switch (this) {
            case FEDERATION -> right;
            case RESPONSE -> right.withResponse(true).withAssertion(false);
            case ASSERTION -> right.withResponse(false).withAssertion(true);
            case BOTH -> right.withResponse(true).withAssertion(true);
        };
    }

    /** As the control port writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
