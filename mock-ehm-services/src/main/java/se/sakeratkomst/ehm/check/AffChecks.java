package se.sakeratkomst.ehm.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.sakeratkomst.ehm.check.rule.AffCheck;
import se.sakeratkomst.ehm.check.rule.AllChecks;
import se.sakeratkomst.ehm.check.rule.Objection;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.RegisterMissing;
import se.sakeratkomst.ehm.check.subject.Subject;

/**
 * The control table: every check that is independent of the others runs, none stops at the first finding.
 *
 * @see "ehm.md 4"
 */
public final class AffChecks {

    private final AffTable table;
    private final Map<String, AffCheck> byCode = Stream.concat(
                    AllChecks.list().stream(), AllChecks.ofAnimals().stream())
            .collect(Collectors.toUnmodifiableMap(AffCheck::code, Function.identity()));

    public AffChecks(AffTable table) {
        this.table = table;
    }

    /**
     * What the checks of that set have against a call, in the table's order.
     *
     * @throws RegisterMissing when a register that a check needs does not answer: nothing may then be stored
     */
    public List<AffFinding> run(ControlSet set, Subject subject) {
        List<Item> items = subject.items();
        List<AffFinding> findings = new ArrayList<>();
        Set<Item> warned = new HashSet<>();
        for (AffRow row : table.rows()) {
            if (row.runs() && !row.last()) {
                for (Objection objection : objections(row, set, items)) {
                    findings.add(finding(row, set, objection));
                    if (row.effectIn(set).orElseThrow() == Effect.WARN) {
                        warned.add(objection.item());
                    }
                }
            }
        }
        for (AffRow row : table.rows()) {
            if (row.runs() && row.last()) {
                objections(row, set, List.copyOf(warned)).forEach(each -> findings.add(finding(row, set, each)));
            }
        }
        return List.copyOf(findings);
    }

    /** Codes of the checks that looked at the call, since their conditions hold. */
    public List<String> codesThatRun(ControlSet set, Subject subject) {
        List<Item> items = subject.items();
        return table.rows().stream()
                .filter(AffRow::runs)
                .filter(row -> row.effectIn(set).isPresent())
                .filter(row -> items.stream().anyMatch(item -> holds(row, item)))
                .map(AffRow::code)
                .toList();
    }

    public AffTable table() {
        return table;
    }

    private List<Objection> objections(AffRow row, ControlSet set, List<Item> items) {
        AffCheck check = byCode.get(row.code());
        if (check == null || row.effectIn(set).isEmpty()) {
            return List.of();
        }
        return check.examine(items.stream().filter(item -> holds(row, item)).toList());
    }

    private static boolean holds(AffRow row, Item item) {
        return row.when().stream().allMatch(condition -> condition.holds(item));
    }

    private static AffFinding finding(AffRow row, ControlSet set, Objection objection) {
        return new AffFinding(
                row.code(),
                row.effectIn(set).orElseThrow(),
                row.textSv(),
                row.textEn(),
                objection.observed(),
                objection.item().expression(),
                objection.item().row());
    }
}
