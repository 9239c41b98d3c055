package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/** A user is not let in. The reason is for the user, the findings are for the log. */
public final class LoginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Finding> findings;

    public LoginRefused(Reason reason, List<Finding> findings) {
        super(findings.isEmpty() ? reason.name() : findings.get(0).sentence());
        this.reason = reason;
        this.findings = List.copyOf(findings);
    }

    public LoginRefused(Reason reason, List<Finding> findings, Throwable cause) {
        this(reason, findings);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }

    public List<Finding> findings() {
        return findings;
    }
}
