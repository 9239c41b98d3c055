package se.sakeratkomst.vendor.ehm;

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
        PRESCRIPTIONS
    }

    private final Step step;
    private final int status;
    private final String code;
    private final String text;
    private final String requestId;

    /**
     * @param status HTTP status, 0 when there was no answer
     * @param code the refusal's code as it was given
     * @param text the refusal's own words
     * @param requestId of the call, empty when there was none
     */
    EhmRefusal(Step step, int status, String code, String text, String requestId) {
        super(step + " " + status + " " + code + ": " + text);
        this.step = step;
        this.status = status;
        this.code = code;
        this.text = text;
        this.requestId = requestId;
    }

    EhmRefusal(Step step, String text, Throwable cause) {
        super(step + ": " + text, cause);
        this.step = step;
        this.status = 0;
        this.code = "";
        this.text = text;
        this.requestId = "";
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
}
