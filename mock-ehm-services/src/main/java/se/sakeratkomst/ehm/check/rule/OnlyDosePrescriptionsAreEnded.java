package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** P.005: what is ended is a dose patient's. */
final class OnlyDosePrescriptionsAreEnded implements ItemCheck {

    @Override
    public String code() {
        return "P.005";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(!item.content().dose(), "a prescription that is no dose");
    }
}
