package se.sakeratkomst.certify.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.verdict.FlawComparison;

/** Runs the suite against the reference vendor with each of its flaws, and compares with what is declared. */
public final class FlawMatrix {
    private final EmbeddedSandbox sandbox;
    private final Certifier certifier;
    private final MatrixExtent extent;

    public FlawMatrix(EmbeddedSandbox sandbox, Certifier certifier, MatrixExtent extent) {
        this.sandbox = sandbox;
        this.certifier = certifier;
        this.extent = extent;
    }

    /**
     * Runs them one after the other. The vendor's switches are thrown while it runs; in the end none is on.
     *
     * @param flaws those to run; the sandbox must be up and the vendor registered
     * @param listener hears what came of each, and how long it took
     */
    public List<FlawComparison> run(List<Flaw> flaws, BiConsumer<FlawComparison, Duration> listener) {
        certifier.prepare();
        try (FlawSwitch vendor = new FlawSwitch(sandbox.address(Program.VENDOR))) {
            return run(flaws, vendor, listener);
        }
    }

    private List<FlawComparison> run(
            List<Flaw> flaws, FlawSwitch vendor, BiConsumer<FlawComparison, Duration> listener) {
        List<FlawComparison> comparisons = new ArrayList<>();
        for (Flaw flaw : flaws) {
            long began = System.nanoTime();
            vendor.to(List.of(flaw.flaw()));
            FlawComparison comparison = FlawComparison.of(
                    flaw.flaw(),
                    extent.declared(flaw),
                    flaw.undecided().keySet(),
                    certifier.run(extent.tags(flaw), judgement -> {}).judgements());
            comparisons.add(comparison);
            listener.accept(comparison, Duration.ofNanos(System.nanoTime() - began));
        }
        return comparisons;
    }

    /**
     * The flaws that no scenario of their own finds: every case about the very check that they disable is about another's too. What a flaw
     * fails as a declared consequence of something else counts for nobody.
     */
    public static Set<String> withoutOwnCase(List<Flaw> flaws, List<FlawComparison> comparisons) {
        Map<String, Set<String>> primary = new LinkedHashMap<>();
        flaws.forEach(flaw -> primary.put(flaw.flaw(), Set.copyOf(flaw.primary())));
        Map<String, Long> times = new LinkedHashMap<>();
        comparisons.forEach(comparison -> own(primary, comparison).forEach(id -> times.merge(id, 1L, Long::sum)));
        Set<String> without = new LinkedHashSet<>();
        for (FlawComparison comparison : comparisons) {
            if (own(primary, comparison).noneMatch(id -> times.getOrDefault(id, 0L) == 1L)) {
                without.add(comparison.flaw());
            }
        }
        return without;
    }

    private static Stream<String> own(Map<String, Set<String>> primary, FlawComparison comparison) {
        return comparison.failed().stream().filter(primary.getOrDefault(comparison.flaw(), Set.of())::contains);
    }
}
