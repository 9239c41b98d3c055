package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.007: no benefit is chosen, since the benefit is for people. */
final class BenefitIsForPeople implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.007";
    }

    @Override
    public Optional<String> observed(Item item) {
        BenefitChoice benefit = item.benefit();
        return benefit != null && benefit.chosen() ? Optional.of("benefit " + benefit) : Optional.empty();
    }
}
