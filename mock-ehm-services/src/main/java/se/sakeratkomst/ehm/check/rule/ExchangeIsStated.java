package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.013: the prescription says whether exchange is forbidden, the dispense whether it was made. */
final class ExchangeIsStated implements ItemCheck {

    @Override
    public String code() {
        return "G.013";
    }

    @Override
    public Optional<String> observed(Item item) {
        Boolean stated = item.dispense() == null
                ? item.content().exchangeForbidden()
                : item.dispense().exchanged();
        return Observed.when(stated == null, "nothing said of exchange");
    }
}
