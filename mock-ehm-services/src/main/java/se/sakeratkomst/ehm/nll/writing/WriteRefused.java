package se.sakeratkomst.ehm.nll.writing;

import java.util.List;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.saml.Finding;

/** Nothing is stored, for these reasons. */
public final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Complaint> complaints;

    public WriteRefused(int status, List<Complaint> complaints) {
        super(Refusal.diagnostics(complaints.get(0).finding()));
        this.status = status;
        this.complaints = List.copyOf(complaints);
    }

    public static WriteRefused of(int status, String issue, String expression, Finding finding) {
        return new WriteRefused(status, List.of(Complaint.of(issue, expression, finding)));
    }

    public int status() {
        return status;
    }

    public List<Complaint> complaints() {
        return complaints;
    }

    public Refusal refusal() {
        return new Refusal(
                status,
                complaints.get(0).issue(),
                complaints.stream().map(Complaint::finding).toList());
    }
}
