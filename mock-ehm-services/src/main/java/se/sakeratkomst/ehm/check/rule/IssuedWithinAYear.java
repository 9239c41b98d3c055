package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.017: the day of issue is not after today, and less than a year ago. */
final class IssuedWithinAYear implements ItemCheck {

    @Override
    public String code() {
        return "G.017";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate issued = item.issuedOn();
        return Observed.when(
                issued.isAfter(item.today()) || !issued.isAfter(item.today().minusYears(1)), "issued " + issued);
    }
}
