package se.sakeratkomst.ehm.soap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;

/**
 * Nothing is answered but a fault, and nothing is stored.
 *
 * @see "domain/ehm-v17-messages.md 1: Faults"
 */
public final class SoapRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, in the service's own words; each has a code in the settings. */
    public enum Why {
        /** The envelope is none, or for another version of SOAP: a fault without detail. */
        ENVELOPE,
        VERSION_MISMATCH,
        MUST_UNDERSTAND,
        NO_SUCH_SERVICE,
        TOO_LARGE,
        CONTENT_TYPE,
        UNPROVEN,
        FORBIDDEN,
        INVALID,
        NOT_OFFERED,
        NOT_FOUND,
        REFUSED,
        SYSTEM
    }

    private final Why why;
    private final transient List<Finding> findings;
    private final @Nullable String told;

    /** @param told what the user may be shown, in Swedish; null where the finding says it */
    public SoapRefusal(Why why, List<Finding> findings, @Nullable String told) {
        super(findings.get(0).sentence());
        this.why = why;
        this.findings = List.copyOf(findings);
        this.told = told;
    }

    public static SoapRefusal of(
            Why why, String rule, String attempted, String observed, String expected, String remedy) {
        return new SoapRefusal(why, List.of(Finding.error(rule, attempted, observed, expected, remedy)), null);
    }

    /** The message says what it cannot. */
    public static SoapRefusal invalid(String observed, String expected, String remedy) {
        return of(Why.INVALID, "V17-MESSAGE", "reading the message", observed, expected, remedy);
    }

    /** There is nothing of that kind. */
    public static SoapRefusal notFound(String attempted, String observed, String expected, String remedy) {
        return of(Why.NOT_FOUND, "V17-NOT-FOUND", attempted, observed, expected, remedy);
    }

    public Why why() {
        return why;
    }

    public Finding first() {
        return findings.get(0);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** For people: what was observed and what mends it. */
    public String description() {
        String shown = told;
        return shown != null ? shown : first().observed() + ". " + first().remedy();
    }
}
