package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.004: narcotics I to III have one dispense. */
final class StrongNarcoticsAreDispensedOnce implements ItemCheck {

    @Override
    public String code() {
        return "H.004";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Dispenses.moreThanOne(item);
    }
}
