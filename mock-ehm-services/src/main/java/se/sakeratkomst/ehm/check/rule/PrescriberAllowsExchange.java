package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.014: the prescriber does not refuse exchange, or none was made. */
final class PrescriberAllowsExchange implements ItemCheck {

    @Override
    public String code() {
        return "G.014";
    }

    @Override
    public Optional<String> observed(Item item) {
        boolean forbidden = Boolean.TRUE.equals(item.content().exchangeForbidden());
        boolean made =
                item.dispense() == null || Boolean.TRUE.equals(item.dispense().exchanged());
        return Observed.when(forbidden && made, "exchange refused by the prescriber");
    }
}
