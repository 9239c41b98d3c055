package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** F.008: a medicine or technical spirit is prescribed with a prescription code. */
final class PrescriptionCodeIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "F.008";
    }

    @Override
    public Optional<String> observed(Item item) {
        String code = item.content().prescriber().code();
        return Observed.when(code == null || code.isBlank(), "no prescription code");
    }
}
