package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.012: a foreign prescription is dispensed without benefit. */
final class ForeignPrescriptionHasNoBenefit implements ItemCheck {

    @Override
    public String code() {
        return "G.012";
    }

    @Override
    public Optional<String> observed(Item item) {
        BenefitChoice benefit = item.benefit();
        return Observed.when(benefit != null && benefit.chosen(), "benefit " + benefit);
    }
}
