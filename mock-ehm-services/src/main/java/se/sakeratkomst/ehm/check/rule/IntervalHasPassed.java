package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Interval;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** H.015: the interval has passed since the last dispense. */
final class IntervalHasPassed implements ItemCheck {

    @Override
    public String code() {
        return "H.015";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        Interval interval = item.content().interval();
        return stored == null || stored.lastDispensedOn() == null || interval == null
                ? Optional.empty()
                : Observed.when(
                        item.dispensedOn().isBefore(interval.after(stored.lastDispensedOn())),
                        "dispensed " + stored.lastDispensedOn() + ", interval " + interval);
    }
}
