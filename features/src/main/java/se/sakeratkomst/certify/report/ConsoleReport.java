package se.sakeratkomst.certify.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Verdict;

/** The run as a table for a terminal. */
public final class ConsoleReport {
    private ConsoleReport() {}

    /** One line for a verdict as it falls. */
    public static String line(Judgement judgement) {
        String rules = judgement.requirements().isEmpty() ? "" : String.join(" ", judgement.requirements());
        String head =
                String.format(Locale.ROOT, "%-15s %-52s %s", judgement.verdict().english(), judgement.id(), rules);
        return judgement.verdict() == Verdict.PASS ? head : head + System.lineSeparator() + "    " + judgement.reason();
    }

    /** The counts, and the plain line that continuous integration reads. */
    public static String closing(RunSummary run) {
        String counts = run.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().english())
                .collect(Collectors.joining(", "));
        long undecided = run.count(Verdict.INCONCLUSIVE);
        long skipped = run.count(Verdict.NOT_APPLICABLE) + run.count(Verdict.MANUAL);
        return "Verdicts: " + counts + " in "
                + String.format(Locale.ROOT, "%.1f s", run.took().toMillis() / 1000.0) + System.lineSeparator()
                + "Tests run: " + run.judgements().size() + ", Failures: " + run.count(Verdict.FAIL) + ", Errors: "
                + undecided + ", Skipped: " + skipped + System.lineSeparator()
                + "This is TEST: the result of a sandbox, never an approval.";
    }

    /** The verdicts by federation. */
    public static String table(RunSummary run) {
        Map<String, Map<Verdict, Long>> rows = run.judgements().stream()
                .collect(Collectors.groupingBy(
                        each -> each.federation().isEmpty() ? "(both)" : each.federation(),
                        java.util.TreeMap::new,
                        Collectors.groupingBy(Judgement::verdict, Collectors.counting())));
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-16s", "federation"));
        for (Verdict verdict : Verdict.values()) {
            table.append(String.format(Locale.ROOT, "%16s", verdict.english()));
        }
        rows.forEach((federation, counts) -> {
            table.append(System.lineSeparator()).append(String.format(Locale.ROOT, "%-16s", federation));
            for (Verdict verdict : Verdict.values()) {
                table.append(String.format(Locale.ROOT, "%16d", counts.getOrDefault(verdict, 0L)));
            }
        });
        return table.toString();
    }
}
