package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.010: the original is on paper (0), printed (6) or a printed electronic one (7). */
final class OriginalIsOnPaper implements ItemCheck {

    private static final Set<Integer> REGISTRABLE = Set.of(0, 6, 7);

    @Override
    public String code() {
        return "U.010";
    }

    @Override
    public Optional<String> observed(Item item) {
        Integer format = item.content().originalFormat();
        return Observed.when(format != null && !REGISTRABLE.contains(format), "original format " + format);
    }
}
