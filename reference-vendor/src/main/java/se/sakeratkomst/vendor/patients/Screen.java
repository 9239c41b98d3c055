package se.sakeratkomst.vendor.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.Issue;
import se.sakeratkomst.vendor.nll.PatientList;
import se.sakeratkomst.vendor.nll.Prescription;

/**
 * What a user sees after having done something about a patient.
 *
 * @param notice what became of it; null when something was read only
 * @param issues what E-hälsomyndigheten objected to or warned about
 * @param refusal when something was refused
 * @param list null when there is none to show
 * @param history versions of a prescription, newest first; null unless they were asked for
 */
public record Screen(
        String personnummer,
        @Nullable Notice notice,
        List<Issue> issues,
        @Nullable EhmRefusal refusal,
        @Nullable PatientList list,
        @Nullable List<Prescription> history) {

    public Screen {
        issues = List.copyOf(issues);
    }

    /** The same with another list. */
    Screen with(PatientList other) {
        return new Screen(personnummer, notice, issues, refusal, other, history);
    }

    /** The same without what does not refuse. */
    Screen withoutWarnings() {
        return new Screen(
                personnummer, notice, issues.stream().filter(Issue::refuses).toList(), refusal, list, history);
    }

    static Screen of(String personnummer, PatientList list) {
        return new Screen(personnummer, null, List.of(), null, list, null);
    }

    static Screen of(String personnummer, EhmRefusal refusal) {
        return new Screen(personnummer, null, refusal.issues(), refusal, null, null);
    }

    static Screen of(String personnummer, List<Prescription> history) {
        return new Screen(personnummer, null, List.of(), null, null, List.copyOf(history));
    }
}
