package se.sakeratkomst.vendor.logout;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/** A message about a logout is not followed. The findings are for the log. */
public final class LogoutRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public LogoutRefused(List<Finding> findings) {
        super(findings.isEmpty() ? "refused" : findings.get(0).sentence());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
