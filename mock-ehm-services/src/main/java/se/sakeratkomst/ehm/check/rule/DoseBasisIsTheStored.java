package se.sakeratkomst.ehm.check.rule;

import java.util.Objects;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.013: the version of the dose basis that was read is the stored one. */
final class DoseBasisIsTheStored implements ItemCheck {

    @Override
    public String code() {
        return "U.013";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedPrescription asked = item.asked();
        return asked == null
                ? Optional.empty()
                : Observed.when(
                        !Objects.equals(asked.doseBasisVersion(), item.patient().doseBasisVersion()),
                        "dose basis " + asked.doseBasisVersion() + ", stored "
                                + item.patient().doseBasisVersion());
    }
}
