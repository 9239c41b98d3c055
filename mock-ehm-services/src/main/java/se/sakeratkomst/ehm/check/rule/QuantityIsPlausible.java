package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.018: packages and quantity are more than none, and packages not more than a limit. */
final class QuantityIsPlausible implements ItemCheck {

    @Override
    public String code() {
        return "H.018";
    }

    @Override
    public Optional<String> observed(Item item) {
        Integer packages = item.packages();
        boolean some = packages != null && packages > 0 && packages <= Limits.PLAUSIBLE_PACKAGES;
        boolean amount = item.quantity().map(quantity -> quantity.signum() > 0).orElse(true);
        return Observed.when(
                !some || !amount,
                packages + " packages, quantity " + item.quantity().orElse(null));
    }
}
