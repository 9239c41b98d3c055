package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.027: the end is neither before the start nor before today. */
final class EndIsValid implements ItemCheck {

    @Override
    public String code() {
        return "G.027";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate start = item.content().startOn();
        LocalDate end = Period.endOf(item);
        return Observed.when(
                end != null && (end.isBefore(item.today()) || (start != null && end.isBefore(start))),
                "end " + end + ", start " + start);
    }
}
