package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** G.032: what is ended is 202, 203, 205 or 216. */
final class StatusLetsEnd implements ItemCheck {

    @Override
    public String code() {
        return "G.032";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        return Observed.when(
                stored != null && !stored.status().endable(),
                stored == null ? "" : "status " + stored.status().number());
    }
}
