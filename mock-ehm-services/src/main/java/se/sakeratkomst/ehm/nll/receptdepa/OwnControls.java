package se.sakeratkomst.ehm.nll.receptdepa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.Effect;
import se.sakeratkomst.ehm.nll.receptdepa.AffResult.Entry;

/**
 * Rows of the control table about what only version 17's messages say. The effect and the text are the table's; where the table does not run a row in
 * the set, nothing is found.
 */
final class OwnControls {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    private final AffTable table;
    private final ControlSet set;
    private final List<Entry> found = new ArrayList<>();

    OwnControls(AffTable table, ControlSet set) {
        this.table = table;
        this.set = set;
    }

    /** The row is broken where that does not hold. */
    OwnControls unless(boolean holds, String code) {
        if (!holds) {
            table.row(code)
                    .filter(row -> row.runs())
                    .ifPresent(row -> row.effectIn(set)
                            .ifPresent(effect -> found.add(new Entry(code, effect == Effect.REJECT, row.textSv()))));
        }
        return this;
    }

    /**
     * The list was read in the version that is stored.
     *
     * @param code U.011 for a pharmacy's change, U.012 for a dispense, U.013 for a prescription by care
     */
    OwnControls listVersion(Optional<Long> stated, int stored, String code) {
        return unless(stated.isEmpty() || stated.get() == stored, code);
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    List<Entry> found() {
        return List.copyOf(found);
    }
}
