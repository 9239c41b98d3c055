package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something in the list: a prescription with its chain, or a dispense.
 *
 * @param lastEvent the day something last happened to it
 * @param prescriptionCode förskrivarkod of the prescriber
 * @param locks active locks on its chain, or on all paper dispenses where it is one
 */
public record Entry(
        String id, LocalDate lastEvent, @Nullable String prescriptionCode, Set<Lock> locks) {

    public Entry {
        locks = Set.copyOf(locks);
    }

    boolean hides(Lock.From side, Lock.Part part) {
        return locks.stream().anyMatch(lock -> lock.from() == side && lock.part() == part);
    }
}
