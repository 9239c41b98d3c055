package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Interval;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.013: the interval is at most 365 days, 52 weeks or 12 months. */
final class IntervalIsAtMostAYear implements ItemCheck {

    @Override
    public String code() {
        return "H.013";
    }

    @Override
    public Optional<String> observed(Item item) {
        Interval interval = item.content().interval();
        return Observed.when(interval != null && !interval.withinAYear(), "interval " + interval);
    }
}
