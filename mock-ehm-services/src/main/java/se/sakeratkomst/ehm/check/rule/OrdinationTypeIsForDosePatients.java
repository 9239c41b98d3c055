package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.023: no ordination type is stated but for a dose patient. */
final class OrdinationTypeIsForDosePatients implements ItemCheck {

    @Override
    public String code() {
        return "G.023";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.content().ordinationType() != null,
                "ordination type " + item.content().ordinationType());
    }
}
