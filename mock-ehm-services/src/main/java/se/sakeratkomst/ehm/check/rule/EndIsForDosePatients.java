package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.021: no end is stated but for a dose patient. */
final class EndIsForDosePatients implements ItemCheck {

    @Override
    public String code() {
        return "G.021";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.content().endOn() != null, "end " + item.content().endOn());
    }
}
