package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.005: a prescription by telephone of narcotics I to III is dispensed with 5 doses at most. */
final class PhonedStrongNarcoticsLastFiveDoses implements ItemCheck {

    @Override
    public String code() {
        return "H.005";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.quantity()
                .filter(quantity -> quantity.compareTo(Limits.FIVE_DOSES) > 0)
                .map(quantity -> "quantity " + quantity);
    }
}
