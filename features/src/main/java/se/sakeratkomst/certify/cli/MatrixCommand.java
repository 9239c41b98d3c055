package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.vendor.NearestName;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.FlawComparison;

/** Tests the suite itself with the reference vendor's flaws. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = {
            "Tests the suite itself: runs it against the reference vendor with each flaw,",
            "and compares what fails with what is declared. Exit code 0 if they are equal, else 1.",
            "With --quick each flaw meets the scenarios that it is declared to fail and a part of the others."
        })
final class MatrixCommand implements Callable<Integer> {
    /** How many scenarios beside the declared ones a flaw meets in the quick matrix. */
    static final int QUICK_SAMPLE = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(names = "--only", split = ",", paramLabel = "FLAW", description = "only these flaws")
    private List<String> only = List.of();

    @Option(names = "--quick", description = "not the whole suite for each flaw; another part each day")
    private boolean quick;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "with --quick: whose part of the scenarios (default: today)")
    @Nullable
    private LocalDate day;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Flaw> flaws = chosen();
        LocalDate meant = day == null ? LocalDate.now(ZoneOffset.UTC) : day;
        MatrixExtent extent = quick ? MatrixExtent.quick(QUICK_SAMPLE, meant) : MatrixExtent.full();
        VendorFile vendor = common.referenceVendor();
        Path credentials = common.credentials(vendor);
        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(common.launcher(), credentials, common.lab, out)) {
            List<Program> wanted = new ArrayList<>(Program.suites());
            wanted.add(Program.VENDOR);
            sandbox.start(wanted, "");
            Certifier certifier = new Certifier(vendor, common.client(Target.embedded), credentials);
            FlawMatrix matrix = new FlawMatrix(sandbox, certifier, extent);
            List<FlawComparison> comparisons = matrix.run(flaws, (comparison, took) -> tell(out, comparison, took));
            Set<String> without = only.isEmpty() ? FlawMatrix.withoutOwnCase(flaws, comparisons) : Set.of();
            without.forEach(flaw -> out.println(flaw + " has no scenario of its own"));
            boolean holds = comparisons.stream().allMatch(FlawComparison::holds) && without.isEmpty();
            out.println(holds ? "The flaw matrix holds." : "The flaw matrix does not hold.");
            return holds ? 0 : 1;
        }
    }

    private List<Flaw> chosen() {
        List<Flaw> all = Flaw.all();
        if (only.isEmpty()) {
            return all;
        }
        List<String> names = all.stream().map(Flaw::flaw).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw Mishap.of(
                    "run the flaw '" + name + "'",
                    "no flaw of that name is declared",
                    String.join(", ", names),
                    NearestName.of(name, names)
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("correct --only"));
        });
        return all.stream().filter(flaw -> only.contains(flaw.flaw())).toList();
    }

    private static void tell(PrintWriter out, FlawComparison comparison, Duration took) {
        out.println(String.format(
                Locale.ROOT,
                "%-12s %-34s fails %-3d %s",
                comparison.holds() ? "as declared" : "DIFFERS",
                comparison.flaw(),
                comparison.failed().size(),
                Certifier.seconds(took)));
        comparison.unexpected().forEach(id -> out.println("    fails, but is not declared: " + id));
        comparison.missing().forEach(id -> out.println("    is declared, but does not fail: " + id));
        comparison.undecided().forEach(id -> out.println("    could not be judged: " + id));
    }
}
