package se.sakeratkomst.saml;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One thing that is wrong, told so that the reader can mend it.
 *
 * @param rule the requirement's id in the catalogue (SC-…, SAMBI-…, GEN-…), or the name of the check where no catalogue has it
 * @param severity whether it refuses the message
 * @param attempted what was being done
 * @param observed what was seen
 * @param expected what should have been seen
 * @param remedy how to mend it
 * @param place where in the document; null when it concerns no element
 */
public record Finding(
        String rule,
        Severity severity,
        String attempted,
        String observed,
        String expected,
        String remedy,
        @Nullable Place place) {

    /** A finding without a place. */
    public Finding(String rule, Severity severity, String attempted, String observed, String expected, String remedy) {
        this(rule, severity, attempted, observed, expected, remedy, null);
    }

    /** A finding that refuses. */
    public static Finding error(String rule, String attempted, String observed, String expected, String remedy) {
        return new Finding(rule, Severity.ERROR, attempted, observed, expected, remedy);
    }

    /** A finding that is only told. */
    public static Finding warning(String rule, String attempted, String observed, String expected, String remedy) {
        return new Finding(rule, Severity.WARNING, attempted, observed, expected, remedy);
    }

    /** The same, told of that element. */
    public Finding at(Element element) {
        return new Finding(rule, severity, attempted, observed, expected, remedy, Place.of(element));
    }

    /** Whether this finding refuses the message. */
    public boolean refuses() {
        return severity == Severity.ERROR;
    }

    /** All four parts on one line. */
    public String sentence() {
        return "%s: %s. Observed: %s. Expected: %s. %s".formatted(rule, attempted, observed, expected, remedy);
    }
}
