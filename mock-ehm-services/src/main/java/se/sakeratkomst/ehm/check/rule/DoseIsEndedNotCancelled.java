package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** G.029: a dose prescription that has begun is ended instead of cancelled. */
final class DoseIsEndedNotCancelled implements ItemCheck {

    @Override
    public String code() {
        return "G.029";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        LocalDate start = item.content().startOn();
        return Observed.when(
                stored != null && (stored.dispensed() > 0 || (start != null && !start.isAfter(item.today()))),
                "start " + start + ", dispensed " + (stored == null ? 0 : stored.dispensed()) + " times");
    }
}
