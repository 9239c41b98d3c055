package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.008: the prescription that this one replaces or renews is stored on the same patient. */
final class EarlierPrescriptionIsThePatients implements ItemCheck {

    @Override
    public String code() {
        return "U.008";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedPrescription asked = item.asked();
        return asked == null || asked.earlierId() == null
                ? Optional.empty()
                : Observed.when(
                        !item.subject().holdings().isOfThePatient(asked.earlierId()),
                        "earlier prescription " + asked.earlierId());
    }
}
