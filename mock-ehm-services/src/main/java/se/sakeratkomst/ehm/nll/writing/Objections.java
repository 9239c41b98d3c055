package se.sakeratkomst.ehm.nll.writing;

import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.saml.Finding;

/** Collects what is wrong with one resource, so that all of it is told at once. */
final class Objections {

    private final String attempt;
    private final String at;
    private final List<Complaint> complaints = new ArrayList<>();

    /** @param at FHIRPath to the resource */
    Objections(String attempt, String at) {
        this.attempt = attempt;
        this.at = at;
    }

    Objections unless(boolean fine, String rule, String field, String observed, String expected, String remedy) {
        if (!fine) {
            complaints.add(Complaint.of(
                    "business-rule",
                    field.isEmpty() ? at : at + "." + field,
                    Finding.error(rule, attempt, observed, expected, remedy)));
        }
        return this;
    }

    /** Refuses when anything was wrong. */
    void settle() {
        if (!complaints.isEmpty()) {
            throw new WriteRefused(422, complaints);
        }
    }
}
