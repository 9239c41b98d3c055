package se.sakeratkomst.metadata.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import se.sakeratkomst.saml.Finding;

/**
 * What an examination comes to, in the colours of Sambi's validator.
 *
 * @see "SAMBI-048: green, yellow (should be mended), red (not approved)"
 */
public enum Result {
    GREEN,
    YELLOW,
    RED;

    /** Red when one finding refuses, yellow when there are others, green when there are none. */
    public static Result of(List<Finding> findings) {
        if (findings.stream().anyMatch(Finding::refuses)) {
            return RED;
        }
        return findings.isEmpty() ? GREEN : YELLOW;
    }

    /** As it stands in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
