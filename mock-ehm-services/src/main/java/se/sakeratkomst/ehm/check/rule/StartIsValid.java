package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.026: the start is not before the issue, and at most a year after it. */
final class StartIsValid implements ItemCheck {

    @Override
    public String code() {
        return "G.026";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate start = item.content().startOn();
        return Observed.when(
                start != null
                        && (start.isBefore(item.issuedOn())
                                || start.isAfter(item.issuedOn().plusYears(1))),
                "start " + start + ", issued " + item.issuedOn());
    }
}
