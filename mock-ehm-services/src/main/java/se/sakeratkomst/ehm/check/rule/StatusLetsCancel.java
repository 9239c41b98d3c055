package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** G.015: what is cancelled is 202, 203, 205 or 216; a prescriber may also cancel 207 and 212 until two days after. */
final class StatusLetsCancel implements ItemCheck {

    private static final int DAYS = 2;

    @Override
    public String code() {
        return "G.015";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        if (stored == null || stored.status().endable()) {
            return Optional.empty();
        }
        boolean undone =
                stored.status() == PrescriptionStatus.COMPLETED || stored.status() == PrescriptionStatus.CANCELLED;
        boolean soon = !item.today().isAfter(stored.storedOn().plusDays(DAYS));
        return Observed.when(
                !(undone && soon && item.caller().prescriber()),
                "status " + stored.status().number() + " since " + stored.storedOn());
    }
}
