package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** P.002: the patient consents to the register (at a pharmacy). */
final class PatientConsentsToTheRegister implements ItemCheck {

    @Override
    public String code() {
        return "P.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(!Boolean.TRUE.equals(item.patient().registerConsent()), "no consent to the register");
    }
}
