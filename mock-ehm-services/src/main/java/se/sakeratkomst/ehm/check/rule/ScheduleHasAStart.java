package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.025: a dosage by schedule has a start. */
final class ScheduleHasAStart implements ItemCheck {

    @Override
    public String code() {
        return "G.025";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(item.content().startOn() == null, "a schedule without start");
    }
}
