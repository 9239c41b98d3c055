package se.sakeratkomst.kit.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Name of a lab: 1 to 32 characters of {@code a-z 0-9 -}, beginning with a letter. */
public record LabId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** The lab without a path prefix. */
    public static final LabId DEFAULT = new LabId("default");

    @JsonCreator
    public LabId {
        if (!FORM.matcher(value).matches()) {
            throw new ProblemException(Problem.badRequest(
                    "Name a lab",
                    "'" + value.substring(0, Math.min(value.length(), 40)) + "'",
                    "1 to 32 characters of a-z, 0-9 and -, beginning with a letter",
                    "Choose another name, for example 'course-07'."));
        }
    }

    public boolean isDefault() {
        return equals(DEFAULT);
    }

    /** The URI by which certificates name the lab they were issued to. */
    public String certificateUri() {
        return "urn:saker-atkomst-sandbox:TEST:lab:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
