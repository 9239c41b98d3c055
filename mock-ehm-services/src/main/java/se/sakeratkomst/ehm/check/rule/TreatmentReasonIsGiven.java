package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.009: a text of the treatment reason is there. */
final class TreatmentReasonIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "G.009";
    }

    @Override
    public Optional<String> observed(Item item) {
        String reason = item.content().treatmentReason();
        return Observed.when(reason == null || reason.isBlank(), "no treatment reason");
    }
}
