package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** How often a prescription is dispensed. */
final class Dispenses {

    private Dispenses() {}

    /** What to say when there are, or were, more dispenses than one. */
    static Optional<String> moreThanOne(Item item) {
        Integer allowed = item.content().dispensesAllowed();
        StoredPrescription stored = item.stored();
        if (item.dispense() != null) {
            return Observed.when(stored != null && stored.dispensed() > 0, "dispensed before");
        }
        return Observed.when(allowed != null && allowed != 1, "dispenses " + allowed);
    }
}
