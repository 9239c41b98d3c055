package se.sakeratkomst.ehm.check.rule;

import java.util.Objects;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** U.011: the version that the change was made from is the stored one. */
final class VersionIsTheStored implements ItemCheck {

    @Override
    public String code() {
        return "U.011";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedPrescription asked = item.asked();
        StoredPrescription stored = item.stored();
        return asked == null || stored == null
                ? Optional.empty()
                : Observed.when(
                        !Objects.equals(asked.basisVersion(), stored.version()),
                        "version " + asked.basisVersion() + ", stored " + stored.version());
    }
}
