package se.sakeratkomst.ehm.check.rule;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.Item;

/** Companies that pharmacies belong to. */
final class Actors {

    private Actors() {}

    /** The caller's, or null when its pharmacy is in no register. */
    static @Nullable String of(Item item) {
        String gln = item.caller().pharmacyGln();
        return gln == null ? null : item.registers().pharmacies().actorOf(gln).orElse(null);
    }
}
