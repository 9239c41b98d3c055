package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.002: a foreign prescription of narcotics IV or V is dispensed with 30 doses at most. */
final class EeaNarcoticsLastThirtyDoses implements ItemCheck {

    @Override
    public String code() {
        return "H.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.quantity()
                .filter(quantity -> quantity.compareTo(Limits.THIRTY_DOSES) > 0)
                .map(quantity -> "quantity " + quantity);
    }
}
