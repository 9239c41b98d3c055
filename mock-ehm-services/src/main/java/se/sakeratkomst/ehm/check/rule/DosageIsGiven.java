package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.008: a text of dosage is there. */
final class DosageIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "G.008";
    }

    @Override
    public Optional<String> observed(Item item) {
        String dosage = item.content().dosage();
        return Observed.when(dosage == null || dosage.isBlank(), "no dosage");
    }
}
