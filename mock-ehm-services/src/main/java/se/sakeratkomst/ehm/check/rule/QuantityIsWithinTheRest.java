package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.020: at most 1.12 times what remains is dispensed. */
final class QuantityIsWithinTheRest implements ItemCheck {

    @Override
    public String code() {
        return "H.020";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Limits.moreThan(item.quantity(), item.remaining());
    }
}
