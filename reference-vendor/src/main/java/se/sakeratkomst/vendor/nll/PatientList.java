package se.sakeratkomst.vendor.nll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A patient's list as it was read: what the user has before the eyes.
 *
 * @param patientId the logical id at E-hälsomyndigheten
 * @param read when
 */
public record PatientList(
        String personnummer,
        String patientId,
        Ground ground,
        Instant read,
        List<Prescription> prescriptions,
        List<Dispense> dispenses,
        List<Lock> locks) {

    public PatientList {
        prescriptions = List.copyOf(prescriptions);
        dispenses = List.copyOf(dispenses);
        locks = List.copyOf(locks);
    }

    /** The version of that prescription that was read. */
    public Optional<Prescription> prescription(String id) {
        return Prescription.in(prescriptions, id);
    }

    /** The version of that dispense that was read. */
    public Optional<Dispense> dispense(String id) {
        return dispenses.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The version of that lock that was read. */
    public Optional<Lock> lock(String id) {
        return locks.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether something is locked now. */
    public boolean anyLock() {
        return locks.stream().anyMatch(Lock::active);
    }
}
