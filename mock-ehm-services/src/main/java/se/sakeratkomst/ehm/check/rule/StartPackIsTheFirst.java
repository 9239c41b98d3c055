package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** H.012: a start pack is the first dispense. */
final class StartPackIsTheFirst implements ItemCheck {

    @Override
    public String code() {
        return "H.012";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        return Observed.when(
                stored != null && stored.dispensed() > 0,
                "a start pack after " + (stored == null ? 0 : stored.dispensed()) + " dispenses");
    }
}
