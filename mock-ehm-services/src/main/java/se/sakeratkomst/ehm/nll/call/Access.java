package se.sakeratkomst.ehm.nll.call;

import java.time.LocalDate;
import se.sakeratkomst.ehm.decision.Entry;
import se.sakeratkomst.ehm.decision.PatientFacts;
import se.sakeratkomst.ehm.decision.Permit;
import se.sakeratkomst.ehm.decision.Sight;

/** The ground for access that a call was given, and the patient it holds for. */
public record Access(Permit permit, PatientFacts patient, LocalDate today) {

    public Sight see(Entry entry) {
        return permit.see(entry, patient, today);
    }
}
