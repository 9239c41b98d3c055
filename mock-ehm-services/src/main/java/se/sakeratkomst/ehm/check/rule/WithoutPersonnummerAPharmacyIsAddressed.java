package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.001: a prescription without personnummer names the pharmacy that receives it. */
final class WithoutPersonnummerAPharmacyIsAddressed implements ItemCheck {

    @Override
    public String code() {
        return "G.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(item.content().receivingPharmacy() == null, "neither personnummer nor receiving pharmacy");
    }
}
