package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.020: no start is stated but for a dose patient. */
final class StartIsForDosePatients implements ItemCheck {

    @Override
    public String code() {
        return "G.020";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.content().startOn() != null, "start " + item.content().startOn());
    }
}
