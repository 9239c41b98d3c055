package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Objects;
import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.008: what is addressed to a pharmacy is dispensed there. */
final class AddressedPharmacyDispenses implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.008";
    }

    @Override
    public Optional<String> observed(Item item) {
        String addressed = item.content().receivingPharmacy();
        return Objects.equals(addressed, item.caller().pharmacyGln())
                ? Optional.empty()
                : Optional.of("addressed to " + addressed + ", dispensed at "
                        + item.caller().pharmacyGln());
    }
}
