package se.sakeratkomst.saml;

import java.util.List;
import java.util.stream.Collectors;

/** A message, a signature or a feed was not accepted; the findings say why. */
public final class SamlRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public SamlRefusal(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining(" | ")));
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs at least one finding");
        }
        this.findings = List.copyOf(findings);
    }

    /** A refusal for one reason. */
    public static SamlRefusal of(String rule, String attempted, String observed, String expected, String remedy) {
        return new SamlRefusal(List.of(Finding.error(rule, attempted, observed, expected, remedy)));
    }

    /** Why, at least one. */
    public List<Finding> findings() {
        return findings;
    }

    /** The first reason. */
    public Finding first() {
        return findings.get(0);
    }
}
