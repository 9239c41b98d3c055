package se.sakeratkomst.certify.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.verdict.FlawComparison;

/** Runs the whole suite against the reference vendor with each of its flaws, and compares with what is declared. */
public final class FlawMatrix {
    private final EmbeddedSandbox sandbox;
    private final Certifier certifier;

    public FlawMatrix(EmbeddedSandbox sandbox, Certifier certifier) {
        this.sandbox = sandbox;
        this.certifier = certifier;
    }

    /** @param flaws those to run; the sandbox must be up and the vendor registered */
    public List<FlawComparison> run(List<Flaw> flaws, Consumer<FlawComparison> listener) {
        List<FlawComparison> comparisons = new ArrayList<>();
        for (Flaw flaw : flaws) {
            sandbox.restart(Program.VENDOR, flaw.flaw());
            certifier.prepare();
            FlawComparison comparison = FlawComparison.of(
                    flaw.flaw(),
                    flaw.expectedFailures(),
                    flaw.undecided().keySet(),
                    certifier.run("", judgement -> {}).judgements());
            comparisons.add(comparison);
            listener.accept(comparison);
        }
        return comparisons;
    }

    /** The flaws that no scenario of their own finds: every case that they fail is failed by another flaw too. */
    public static Set<String> withoutOwnCase(List<FlawComparison> comparisons) {
        Map<String, Long> times = new LinkedHashMap<>();
        comparisons.forEach(comparison -> comparison.failed().forEach(id -> times.merge(id, 1L, Long::sum)));
        Set<String> without = new LinkedHashSet<>();
        for (FlawComparison comparison : comparisons) {
            if (comparison.failed().stream().noneMatch(id -> times.getOrDefault(id, 0L) == 1L)) {
                without.add(comparison.flaw());
            }
        }
        return without;
    }
}
