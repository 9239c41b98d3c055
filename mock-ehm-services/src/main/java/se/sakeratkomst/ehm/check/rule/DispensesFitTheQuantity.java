package se.sakeratkomst.ehm.check.rule;

import java.math.BigDecimal;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** H.019: the remaining dispenses are the whole number of times that one dispense goes into the remaining quantity, or one more. */
final class DispensesFitTheQuantity implements ItemCheck {

    @Override
    public String code() {
        return "H.019";
    }

    @Override
    public Optional<String> observed(Item item) {
        Integer allowed = item.content().dispensesAllowed();
        StoredPrescription stored = item.stored();
        Optional<BigDecimal> each = item.prescribedPerDispense().filter(amount -> amount.signum() > 0);
        if (stored == null || allowed == null || each.isEmpty()) {
            return Optional.empty();
        }
        int remaining = allowed - stored.dispensed();
        return item.remaining()
                .map(rest -> rest.divideToIntegralValue(each.get()).intValue())
                .filter(whole -> remaining != whole && remaining != whole + 1)
                .map(whole -> remaining + " dispenses remain, the quantity lasts for " + whole);
    }
}
