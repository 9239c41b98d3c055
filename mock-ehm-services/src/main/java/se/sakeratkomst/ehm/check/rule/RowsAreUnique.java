package se.sakeratkomst.ehm.check.rule;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.007: no two rows of the dispatch have one number. */
final class RowsAreUnique implements AffCheck {

    @Override
    public String code() {
        return "U.007";
    }

    @Override
    public List<Objection> examine(List<Item> items) {
        Set<BigDecimal> seen = new HashSet<>();
        return items.stream()
                .filter(item -> item.row() != null && !seen.add(item.row().stripTrailingZeros()))
                .map(item -> new Objection(item, "row " + item.row() + " twice"))
                .toList();
    }
}
