package se.sakeratkomst.vendor.ehm;

import java.util.List;

/**
 * E-hälsomyndigheten said no, or could not be asked.
 *
 * <p>The system passes on at once what was refused, as E-hälsomyndigheten's handbook asks of connected systems.
 */
public final class EhmRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was asked for when it happened. */
    public enum Step {
        CREDENTIALS,
        CONNECTION,
        TOKEN,
        PATIENT,
        PRESCRIPTIONS,
        DISPENSES,
        LOCKS,
        HISTORY,
        VERIFY,
        WRITE
    }

    private final Step step;
    private final int status;
    private final String code;
    private final String text;
    private final String requestId;
    private final transient List<Issue> issues;
    private final boolean uncertain;

    /**
     * @param status HTTP status, 0 when there was no answer
     * @param code the refusal's code as it was given
     * @param text the refusal's own words
     * @param requestId of the call, empty when there was none
     */
    public EhmRefusal(Step step, int status, String code, String text, String requestId) {
        this(step, status, code, text, requestId, List.of());
    }

    /** @param issues everything that was objected to, where the answer lists it */
    public EhmRefusal(Step step, int status, String code, String text, String requestId, List<Issue> issues) {
        super(step + " " + status + " " + code + ": " + text);
        this.step = step;
        this.status = status;
        this.code = code;
        this.text = text;
        this.requestId = requestId;
        this.issues = List.copyOf(issues);
        this.uncertain = step == Step.WRITE && (status < 300 || status >= 500);
    }

    EhmRefusal(Step step, String text, Throwable cause) {
        this(step, text, "", false, cause);
    }

    /** @param uncertain whether it was a write that may have been done all the same */
    EhmRefusal(Step step, String text, String requestId, boolean uncertain, Throwable cause) {
        super(step + ": " + text, cause);
        this.step = step;
        this.status = 0;
        this.code = "";
        this.text = text;
        this.requestId = requestId;
        this.issues = List.of();
        this.uncertain = uncertain;
    }

    public Step step() {
        return step;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return text;
    }

    public String requestId() {
        return requestId;
    }

    /** What a page says of it: what was asked for, or that there is no sensible answer, or that the login is not accepted. */
    public String page() {
        boolean nonsense = status >= 500 || status >= 200 && status < 300 && code.isEmpty();
        return nonsense ? "FAILURE" : status == 401 ? Step.TOKEN.name() : step.name();
    }

    /** Everything that was objected to, warnings among it. */
    public List<Issue> issues() {
        return issues;
    }

    /** Whether somebody else has changed what was to be changed. */
    public boolean isConflict() {
        return status == 409 || status == 412;
    }

    /** Whether it was a write of which nobody knows if it was done. */
    public boolean isUncertain() {
        return uncertain;
    }
}
