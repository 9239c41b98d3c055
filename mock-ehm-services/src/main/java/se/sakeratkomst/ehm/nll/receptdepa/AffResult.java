package se.sakeratkomst.ehm.nll.receptdepa;

import java.time.Instant;
import java.util.List;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.soap.Values;

/**
 * What the control table said, in version 17's words.
 *
 * @param findings in the order they were found
 * @see "ehm-v17-messages.md 2: affStatus, allvarlighetsgrad, kontrolltyp"
 */
record AffResult(ControlSet set, Instant when, List<Entry> findings) {

    /** @param text what the user may be shown, in Swedish */
    record Entry(String code, boolean rejects, String text) {}

    AffResult {
        findings = List.copyOf(findings);
    }

    boolean rejects() {
        return findings.stream().anyMatch(Entry::rejects);
    }

    int status() {
        return rejects() ? 2 : findings.isEmpty() ? 0 : 1;
    }

    /** Codes with R for what refuses and W for what warns, as the journal has them. */
    List<String> codes() {
        return findings.stream()
                .map(each -> (each.rejects() ? "R " : "W ") + each.code())
                .toList();
    }

    Values told() {
        Values values = new Values()
                .put("affStatus", status())
                .put("kontrolltidpunkt", when)
                .put("kontrolltyp", kind(set));
        for (Entry each : findings) {
            values.add(
                    "affFelLista",
                    new Values()
                            .put("allvarlighetsgrad", each.rejects() ? 2 : 1)
                            .put("felkod", each.code())
                            .put("felmeddelande", each.text()));
        }
        return values;
    }

    private static int kind(ControlSet set) {
        return switch (set) {
            case REG -> 3;
            case KORR -> 4;
            case EXP -> 5;
            case KEX -> 6;
            case MAK -> 7;
            case NOD -> 8;
            case UTS -> 9;
            default -> throw new IllegalArgumentException(set + " is no control set of prescriptions for humans");
        };
    }
}
