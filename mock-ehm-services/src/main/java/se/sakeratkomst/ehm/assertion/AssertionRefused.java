package se.sakeratkomst.ehm.assertion;

import java.util.List;
import java.util.stream.Collectors;
import se.sakeratkomst.saml.Finding;

/** An assertion proves nothing here; the findings say why. */
public final class AssertionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public AssertionRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining(" | ")));
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs at least one finding");
        }
        this.findings = List.copyOf(findings);
    }

    /** Why, at least one. */
    public List<Finding> findings() {
        return findings;
    }
}
