package se.sakeratkomst.ehm.refusal;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/** A call is refused; the form of the answer is for the interface to choose. */
public final class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusalException(Refusal refusal) {
        super(Refusal.diagnostics(refusal.first()));
        this.refusal = refusal;
    }

    public static RefusalException of(int status, String issue, Finding finding) {
        return new RefusalException(new Refusal(status, issue, List.of(finding)));
    }

    public Refusal refusal() {
        return refusal;
    }
}
