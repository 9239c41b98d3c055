package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** P.004: a dose prescription is of a patient who has an active dose consent. */
final class DosePatientIsActive implements ItemCheck {

    @Override
    public String code() {
        return "P.004";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(!item.patient().dosePatient(), "no active dose consent");
    }
}
