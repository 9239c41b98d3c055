package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** H.008: a dispense with benefit is not before the day from which the next one may be. */
final class BenefitIntervalHasPassed implements ItemCheck {

    @Override
    public String code() {
        return "H.008";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        return stored == null || stored.nextBenefitOn() == null
                ? Optional.empty()
                : Observed.when(
                        item.dispensedOn().isBefore(stored.nextBenefitOn()),
                        "dispensed " + item.dispensedOn() + ", next benefit " + stored.nextBenefitOn());
    }
}
