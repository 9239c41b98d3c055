package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.009: with benefit at most 1.12 times the prescribed packages' amount is dispensed. */
final class QuantityIsWithinTheBenefit implements ItemCheck {

    @Override
    public String code() {
        return "H.009";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Limits.moreThan(item.quantity(), item.prescribedPerDispense());
    }
}
