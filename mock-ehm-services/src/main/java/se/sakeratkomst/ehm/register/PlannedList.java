package se.sakeratkomst.ehm.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's list is to hold, as {@code nll/patients.yaml} and the control API say it. Whatever is left out is filled in from the
 * registers.
 */
public record PlannedList(
        @Nullable List<PlannedPrescription> prescriptions,
        @Nullable List<PlannedLock> locks,
        @Nullable List<PlannedPaperDispense> paperDispenses,
        @Nullable List<PlannedConsent> consents) {

    /** The prescriptions, none when nothing is said. */
    public List<PlannedPrescription> allPrescriptions() {
        return prescriptions == null ? List.of() : prescriptions;
    }

    /** The dispenses of paper prescriptions, none when nothing is said. */
    public List<PlannedPaperDispense> allPaperDispenses() {
        return paperDispenses == null ? List.of() : paperDispenses;
    }

    /** The consents, none when nothing is said. */
    public List<PlannedConsent> allConsents() {
        return consents == null ? List.of() : consents;
    }

    /** The locks, none when nothing is said. */
    public List<PlannedLock> allLocks() {
        return locks == null ? List.of() : locks;
    }
}
