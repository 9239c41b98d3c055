package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.bench.FeedBench;
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;

/** Measures the publishing of metadata. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how feeds are published as a federation grows: import, rebuild and sign, change, MDQ, 304.",
            "Works in a folder of its own; the metadata service must not run. Exit code 0 if all goals are met, else 1."
        })
final class FeedBenchCommand implements Callable<Integer> {

    private static final int GOALS_HOLD_FOR = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "100,1000,10000",
            description = "numbers of entities (default: ${DEFAULT-VALUE}); 50000 takes minutes more")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "8",
            description = "length of each MDQ load, after one as long to warm up (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (common.home == null) {
            common.home = common.layout().root().resolve("var/bench-feed");
        }
        Launcher launcher = common.launcher();
        BenchCommand.requireNothingRunning(launcher, List.of(Program.METADATA));
        List<Goal> goals = new ArrayList<>();
        try (EmbeddedSandbox sandbox =
                new EmbeddedSandbox(launcher, common.layout().root(), common.lab, out)) {
            sandbox.start(List.of(Program.METADATA), "");
            SandboxClient client = common.client(Target.embedded);
            FeedBench bench = new FeedBench(
                    client, SandboxClient.token(common.layout().shared()).get());
            out.println(String.format(
                    Locale.ROOT,
                    "%9s %10s %8s %10s %11s %8s %11s %8s %8s",
                    "entities",
                    "import s",
                    "MB",
                    "rebuild s",
                    "change ms",
                    "304 ms",
                    "MDQ per s",
                    "p50 ms",
                    "p99 ms"));
            for (int size : sizes) {
                FeedBench.Row row = bench.measure(size, Duration.ofSeconds(seconds));
                out.println(String.format(
                        Locale.ROOT,
                        "%9d %10.2f %8.1f %10.2f %11.1f %8.2f %11.0f %8.2f %8.2f",
                        row.entities(),
                        row.imported(),
                        row.bytes() / 1e6,
                        row.rebuild(),
                        row.change(),
                        row.unchanged(),
                        row.answers(),
                        row.p50(),
                        row.p99()));
                out.flush();
                if (size == GOALS_HOLD_FOR) {
                    goals.add(new Goal("rebuild and sign 10,000 entities, heap 256 MB", row.rebuild(), "s", 5, true));
                    goals.add(new Goal("one entity changed, to its fresh MDQ answer", row.change(), "ms", 200, true));
                    goals.add(new Goal("MDQ answers, warm, two readers", row.answers(), "per s", 3000, false));
                    goals.add(new Goal("MDQ answers, 99th percentile", row.p99(), "ms", 5, true));
                }
            }
        }
        goals.forEach(goal -> out.println(goal.line()));
        return goals.stream().allMatch(Goal::met) ? 0 : 1;
    }
}
