package se.sakeratkomst.ehm.pirr;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/** A call that is not let through to the register. */
final class PirrRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of thing is wrong; each has its answer code. */
    enum Kind {
        MESSAGE,
        SIGNATURE,
        SERVICE,
        USER,
        UNAVAILABLE
    }

    private final Kind kind;

    @SuppressWarnings("serial")
    private final List<Finding> findings;

    PirrRefused(Kind kind, List<Finding> findings) {
        super(findings.get(0).sentence());
        this.kind = kind;
        this.findings = List.copyOf(findings);
    }

    static PirrRefused of(Kind kind, String rule, String attempted, String observed, String expected, String remedy) {
        return new PirrRefused(kind, List.of(Finding.error(rule, attempted, observed, expected, remedy)));
    }

    Kind kind() {
        return kind;
    }

    List<Finding> findings() {
        return findings;
    }
}
