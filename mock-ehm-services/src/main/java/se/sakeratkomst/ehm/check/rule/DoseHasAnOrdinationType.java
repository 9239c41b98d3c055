package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.028: a dose prescription has its ordination type. */
final class DoseHasAnOrdinationType implements ItemCheck {

    @Override
    public String code() {
        return "G.028";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(item.content().ordinationType() == null, "no ordination type");
    }
}
