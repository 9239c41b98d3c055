package se.sakeratkomst.ehm.nll;

import java.util.List;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.saml.Finding;

/** Nothing is stored, for these reasons. */
final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Complaint> complaints;

    WriteRefused(int status, List<Complaint> complaints) {
        super(Refusal.diagnostics(complaints.get(0).finding()));
        this.status = status;
        this.complaints = List.copyOf(complaints);
    }

    static WriteRefused of(int status, String issue, String expression, Finding finding) {
        return new WriteRefused(status, List.of(Complaint.of(issue, expression, finding)));
    }

    int status() {
        return status;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    Refusal refusal() {
        return new Refusal(
                status,
                complaints.get(0).issue(),
                complaints.stream().map(Complaint::finding).toList());
    }
}
