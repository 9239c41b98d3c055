package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.AnimalFacts;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.006: the withdrawal period (karenstid) is given for an animal that gives food. */
final class WithdrawalPeriodIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.006";
    }

    @Override
    public Optional<String> observed(Item item) {
        AnimalFacts animal = item.content().animal();
        return animal == null || animal.withdrawalDays() == null
                ? Optional.of("no withdrawal period")
                : Optional.empty();
    }
}
