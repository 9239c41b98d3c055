package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.016: a dispense that other checks warn about has a pharmacist's comment. */
final class PharmacistComments implements ItemCheck {

    @Override
    public String code() {
        return "G.016";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedDispense dispense = item.dispense();
        return dispense == null
                ? Optional.empty()
                : Observed.when(
                        !item.caller().pharmacist()
                                || dispense.comment() == null
                                || dispense.comment().isBlank(),
                        item.caller().pharmacist() ? "no comment" : "a caller who is no pharmacist");
    }
}
