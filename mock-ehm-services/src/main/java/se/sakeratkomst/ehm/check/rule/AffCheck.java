package se.sakeratkomst.ehm.check.rule;

import java.util.List;
import se.sakeratkomst.ehm.check.subject.Item;

/**
 * A row of the control table: its class's name is the rule. Where it runs, and whether it refuses, stands in aff-checks.yaml.
 *
 * @see "ehm.md 4"
 */
public interface AffCheck {

    /** For example {@code F.001}. */
    String code();

    /** What is wrong, given the prescriptions or rows for which the check's conditions hold. */
    List<Objection> examine(List<Item> items);
}
