package se.sakeratkomst.ehm.check.rule;

import java.util.Objects;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** U.012: the dispense was made from the stored version, and a dose's from an approved dose basis. */
final class DispenseIsOfTheStoredVersion implements ItemCheck {

    @Override
    public String code() {
        return "U.012";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedDispense dispense = item.dispense();
        StoredPrescription stored = item.stored();
        if (dispense == null || stored == null) {
            return Optional.empty();
        }
        if (!Objects.equals(dispense.basisVersion(), stored.version())) {
            return Optional.of("version " + dispense.basisVersion() + ", stored " + stored.version());
        }
        return Observed.when(
                stored.content().dose() && Boolean.FALSE.equals(dispense.doseBasisApproved()),
                "a dose basis that is not approved");
    }
}
