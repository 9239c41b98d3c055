package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.006: a medicine is named with its NPL pack id. */
final class MedicineHasItsPackage implements ItemCheck {

    @Override
    public String code() {
        return "G.006";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.articleRef().nplPackId() == null, item.articleRef().toString());
    }
}
