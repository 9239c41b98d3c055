package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.016: the day before which the first dispense must be made lies between the issue and the last valid day. */
final class FirstDispenseIsBeforeTheLastValidDay implements ItemCheck {

    @Override
    public String code() {
        return "H.016";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate first = item.content().firstDispenseBefore();
        LocalDate lastValid = item.content().lastValidOn();
        return Observed.when(
                first != null && (first.isBefore(item.issuedOn()) || (lastValid != null && first.isAfter(lastValid))),
                "first dispense before " + first + ", last valid " + lastValid);
    }
}
