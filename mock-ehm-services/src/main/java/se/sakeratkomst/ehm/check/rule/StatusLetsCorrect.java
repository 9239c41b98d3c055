package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** G.030: what is corrected is 202, 203 or 205. */
final class StatusLetsCorrect implements ItemCheck {

    @Override
    public String code() {
        return "G.030";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        return Observed.when(
                stored != null && !stored.status().open(),
                stored == null ? "" : "status " + stored.status().number());
    }
}
