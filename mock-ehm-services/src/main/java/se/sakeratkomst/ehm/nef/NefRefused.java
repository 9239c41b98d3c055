package se.sakeratkomst.ehm.nef;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/** A NEF message that cannot be taken as one. */
public final class NefRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final List<Finding> findings;

    public NefRefused(List<Finding> findings) {
        super(findings.get(0).sentence());
        this.findings = List.copyOf(findings);
    }

    static NefRefused of(String rule, String observed, String expected, String remedy) {
        return new NefRefused(List.of(Finding.error(rule, "reading a NEF message", observed, expected, remedy)));
    }

    /** What is wrong, at least one. */
    public List<Finding> findings() {
        return findings;
    }
}
