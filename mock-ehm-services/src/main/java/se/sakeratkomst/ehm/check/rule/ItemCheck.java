package se.sakeratkomst.ehm.check.rule;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** A check that looks at one prescription or one row at a time. */
public interface ItemCheck extends AffCheck {

    /** What was seen that is against the rule; empty when the rule is kept. */
    Optional<String> observed(Item item);

    @Override
    default List<Objection> examine(List<Item> items) {
        return items.stream()
                .flatMap(item -> observed(item).map(seen -> new Objection(item, seen)).stream())
                .toList();
    }
}
