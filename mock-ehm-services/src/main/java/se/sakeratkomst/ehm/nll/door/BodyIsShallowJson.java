package se.sakeratkomst.ehm.nll.door;

import java.util.Locale;
import java.util.Optional;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.saml.Finding;

/**
 * A body is JSON, since nothing else is tested at E-hälsomyndigheten, and is not nested deeper than any resource is.
 *
 * @see "ehm.md 2.1"
 */
public final class BodyIsShallowJson {

    private static final int DEEPEST = 100;
    private static final String ATTEMPT = "reading the body of the call";

    private BodyIsShallowJson() {}

    /** Why the body is not read at all. */
    public static Optional<Refusal> objection(Optional<String> contentType, byte[] body) {
        if (body.length > 0
                && contentType
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("xml"))
                        .isPresent()) {
            return Optional.of(Refusal.of(
                    415,
                    "not-supported",
                    Finding.error(
                            "EHM-064",
                            ATTEMPT,
                            "Content-Type " + contentType.get(),
                            "application/fhir+json",
                            "Send JSON; XML is not tested at E-hälsomyndigheten and not taken here.")));
        }
        int depth = depth(body);
        return depth <= DEEPEST
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        400,
                        "structure",
                        Finding.error(
                                "EHM-064",
                                ATTEMPT,
                                "objects and lists " + depth + " deep in each other",
                                "at most " + DEEPEST,
                                "Send a resource as its definition has it.")));
    }

    /** How many objects and lists are open at once at most; texts are passed over. */
    private static int depth(byte[] body) {
        int open = 0;
        int deepest = 0;
        boolean text = false;
        for (int i = 0; i < body.length; i++) {
            byte each = body[i];
            if (text) {
                if (each == '\\') {
                    i++;
                } else if (each == '"') {
                    text = false;
                }
            } else if (each == '"') {
                text = true;
            } else if (each == '{' || each == '[') {
                deepest = Math.max(deepest, ++open);
            } else if (each == '}' || each == ']') {
                open--;
            }
        }
        return deepest;
    }
}
