package se.sakeratkomst.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error in four parts: what was attempted, what was observed, what was expected, how to mend it.
 *
 * @param status HTTP status
 * @param requirement id of the rule behind it, where there is one
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        int status,
        String title,
        String attempted,
        String observed,
        String expected,
        String remedy,
        @Nullable String requirement) {

    public static Problem of(
            int status, String title, String attempted, String observed, String expected, String remedy) {
        return new Problem(status, title, attempted, observed, expected, remedy, null);
    }

    public static Problem badRequest(String attempted, String observed, String expected, String remedy) {
        return of(400, "Bad request", attempted, observed, expected, remedy);
    }

    public static Problem notFound(String attempted, String observed, String expected, String remedy) {
        return of(404, "Not found", attempted, observed, expected, remedy);
    }

    public Problem because(String requirementId) {
        return new Problem(status, title, attempted, observed, expected, remedy, requirementId);
    }

    /** One readable sentence of all parts. */
    public String sentence() {
        return attempted + ": observed " + observed + "; expected " + expected + ". " + remedy
                + (requirement == null ? "" : " [" + requirement + "]");
    }
}
