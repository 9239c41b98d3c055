package se.sakeratkomst.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that stopped the sandbox from doing what it was asked, told in four parts: what was attempted, what was
 * observed, what was expected, and how to mend it.
 */
public final class Mishap extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String attempted;
    private final String observed;
    private final String expected;
    private final String remedy;
    private final @Nullable String requirement;

    private Mishap(
            String attempted,
            String observed,
            String expected,
            String remedy,
            @Nullable String requirement,
            @Nullable Throwable cause) {
        super(attempted + ": " + observed, cause);
        this.attempted = attempted;
        this.observed = observed;
        this.expected = expected;
        this.remedy = remedy;
        this.requirement = requirement;
    }

    public static Mishap of(String attempted, String observed, String expected, String remedy) {
        return new Mishap(attempted, observed, expected, remedy, null, null);
    }

    public Mishap because(Throwable cause) {
        return new Mishap(attempted, observed, expected, remedy, requirement, cause);
    }

    public Mishap under(String requirementId) {
        return new Mishap(attempted, observed, expected, remedy, requirementId, getCause());
    }

    public String attempted() {
        return attempted;
    }

    public String observed() {
        return observed;
    }

    public String expected() {
        return expected;
    }

    public String remedy() {
        return remedy;
    }

    public Optional<String> requirement() {
        return Optional.ofNullable(requirement);
    }

    /** The four parts as lines for a terminal. */
    public String explained() {
        List<String> lines = new ArrayList<>();
        lines.add("Attempted: " + attempted);
        lines.add("Observed:  " + observed);
        lines.add("Expected:  " + expected);
        lines.add("Remedy:    " + remedy);
        requirement().ifPresent(id -> lines.add("Rule:      " + id));
        return String.join(System.lineSeparator(), lines);
    }

    /** What an exception says of itself, in words for a person: its message, or its kind where it has none. */
    public static String words(Throwable failure) {
        if (failure instanceof Mishap mishap) {
            return mishap.attempted + ": " + mishap.observed;
        }
        if (failure instanceof java.net.ConnectException) {
            return "connection refused";
        }
        if (failure instanceof java.net.http.HttpTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof java.nio.file.NoSuchFileException) {
            return "no such file";
        }
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            Throwable cause = failure.getCause();
            return cause == null || cause == failure ? kind : kind + " (" + words(cause) + ")";
        }
        return kind + ": " + message;
    }
}
