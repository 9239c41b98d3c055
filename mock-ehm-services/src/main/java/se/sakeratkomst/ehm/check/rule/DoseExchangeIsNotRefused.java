package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** D.001: no exchange is refused by pharmacist or patient on a dose. */
final class DoseExchangeIsNotRefused implements ItemCheck {

    @Override
    public String code() {
        return "D.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.dispense() != null
                        && (item.dispense().exchangeRefused()
                                || Boolean.TRUE.equals(item.content().exchangeForbidden())),
                "exchange refused");
    }
}
