package se.sakeratkomst.idp.deviation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import se.sakeratkomst.saml.response.SigningPlan;

/** Whether the assertion is encrypted before a negative test changes the message. */
public enum Secrecy {
    /** As the federation asks for. */
    FEDERATION,
    /** Encrypted. */
    ENCRYPTED,
    /** Not encrypted. */
    PLAIN;

    SigningPlan of(SigningPlan right) {
        return switch (this) {
            case FEDERATION -> right;
            case ENCRYPTED -> right.withEncrypt(true);
            case PLAIN -> right.withEncrypt(false);
        };
    }

    /** As the control port writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
