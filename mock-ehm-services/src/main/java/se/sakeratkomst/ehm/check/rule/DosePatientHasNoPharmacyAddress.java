package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.024: a dose patient's prescription addresses no pharmacy. */
final class DosePatientHasNoPharmacyAddress implements ItemCheck {

    @Override
    public String code() {
        return "G.024";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.content().receivingPharmacy() != null,
                "pharmacy " + item.content().receivingPharmacy());
    }
}
