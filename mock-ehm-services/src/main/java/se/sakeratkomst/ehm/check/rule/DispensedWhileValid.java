package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.018: the day of the dispense is between the day of issue and a year and two days later, and not past the last valid day by more than two days. */
final class DispensedWhileValid implements ItemCheck {

    private static final int DAYS = 2;

    @Override
    public String code() {
        return "G.018";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate day = item.dispensedOn();
        LocalDate issued = item.issuedOn();
        LocalDate lastValid = item.content().lastValidOn();
        return Observed.when(
                day.isBefore(issued)
                        || day.isAfter(issued.plusYears(1).plusDays(DAYS))
                        || (lastValid != null && day.isAfter(lastValid.plusDays(DAYS))),
                "dispensed " + day + ", issued " + issued + ", last valid " + lastValid);
    }
}
