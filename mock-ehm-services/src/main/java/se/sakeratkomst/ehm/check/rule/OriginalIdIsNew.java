package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.002: that id, with that row, is not stored before, but by a prescription that has been printed. */
final class OriginalIdIsNew implements ItemCheck {

    @Override
    public String code() {
        return "U.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        String id = item.content().originalId();
        int row = item.content().rowId();
        return Observed.when(
                id != null && item.subject().holdings().holdsOriginal(id, row), "original id " + id + ", row " + row);
    }
}
