package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.033: the last valid day is not before today, and at most a year after the issue. */
final class LastValidDayIsWithinAYear implements ItemCheck {

    @Override
    public String code() {
        return "G.033";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate lastValid = item.content().lastValidOn();
        return Observed.when(
                lastValid != null
                        && (lastValid.isBefore(item.today())
                                || lastValid.isAfter(item.issuedOn().plusYears(1))),
                "last valid " + lastValid + ", issued " + item.issuedOn());
    }
}
