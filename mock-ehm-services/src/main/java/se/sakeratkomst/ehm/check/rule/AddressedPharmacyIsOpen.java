package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.002: the pharmacy addressed is in the register, has a licence and is open. */
final class AddressedPharmacyIsOpen implements ItemCheck {

    @Override
    public String code() {
        return "G.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        String gln = item.content().receivingPharmacy();
        return gln == null
                ? Optional.empty()
                : Observed.when(
                        item.registers()
                                .pharmacies()
                                .byGln(gln)
                                .filter(each -> each.licensed() && each.openOn(item.today()))
                                .isEmpty(),
                        "pharmacy " + gln);
    }
}
