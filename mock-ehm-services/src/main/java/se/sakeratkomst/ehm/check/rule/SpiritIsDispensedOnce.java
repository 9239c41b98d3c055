package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.003: technical spirit has one dispense. */
final class SpiritIsDispensedOnce implements ItemCheck {

    @Override
    public String code() {
        return "H.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Dispenses.moreThanOne(item);
    }
}
