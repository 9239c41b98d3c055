package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.014: at most 1.12 times the amount of one dispense is dispensed in an interval. */
final class QuantityFitsTheInterval implements ItemCheck {

    @Override
    public String code() {
        return "H.014";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Limits.moreThan(item.quantity(), item.prescribedPerDispense());
    }
}
