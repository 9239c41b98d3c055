package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
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
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.bench.ManyLists;
import se.sakeratkomst.certify.bench.NllBench;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.nll.MedicationLists;
import se.sakeratkomst.certify.onboarding.TestToken;

/** Measures the national medication list. */
@Command(
        name = "nll",
        mixinStandardHelpOptions = true,
        description = {
            "Measures reads with every rule about access beside a bare HAPI server, validated creates, and a list of many patients.",
            "Works in a folder of its own; nothing of the sandbox may be running. Exit code 0 if all goals are met, else 1."
        })
final class NllBenchCommand implements Callable<Integer> {
    private static final List<Program> PROGRAMS = List.of(Program.CARDS, Program.METADATA, Program.IDP, Program.EHM);
    private static final int GOALS_HOLD_FOR = 10_000;
    private static final int WARM_UP = 300;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "8",
            description = "length of each turn of reads (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--creates",
            paramLabel = "N",
            defaultValue = "600",
            description = "prescriptions that are created (default: ${DEFAULT-VALUE})")
    private int creates;

    @Option(
            names = "--patients",
            paramLabel = "N",
            defaultValue = "10000",
            description = "patients of the large list, " + NllBench.LIST
                    + " prescriptions each (default: ${DEFAULT-VALUE}); 0 leaves it out")
    private int patients;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (common.home == null) {
            common.home = common.layout().root().resolve("var/bench-nll");
        }
        Launcher launcher = common.launcher();
        BenchCommand.requireNothingRunning(launcher, PROGRAMS);
        List<Goal> goals = new ArrayList<>();
        try (EmbeddedSandbox sandbox =
                new EmbeddedSandbox(launcher, common.layout().root(), common.lab, out)) {
            launcher.settings(Program.EHM, List.of("--sandbox.ehm.bare-peer=true"));
            sandbox.start(PROGRAMS, "");
            SandboxClient client = common.client(Target.embedded);
            ControlApi control = client.control(Service.EHM);
            List<String> pool = new MedicationLists(control, common.lab)
                    .patients().stream()
                            .filter(MedicationLists.Known::suite)
                            .map(MedicationLists.Known::personnummer)
                            .toList();
            TestToken tokens = new TestToken(client, common.layout().credentials("bench-nll"));
            NllBench bench = bench(client, control, tokens);
            NllBench.Reads few = bench.reads(bench.arranged(pool.get(0)), Duration.ofSeconds(seconds));
            tell(out, "patients of the sandbox's own", few);
            goals.add(
                    new Goal("NLL read with every rule, beside a bare HAPI server", few.ratio(), "ratio", 0.5, false));
            NllBench.Speed created = bench.creates(pool, WARM_UP, creates);
            out.println(String.format(
                    Locale.ROOT,
                    "validated create: p50 %.2f ms, p99 %.2f ms",
                    created.percentile(0.5),
                    created.percentile(0.99)));
            goals.add(new Goal("validated create, warm, median", created.percentile(0.5), "ms", 5, true));
            if (patients > 0) {
                Path file = common.layout().home().resolve("patients.yaml");
                ManyLists.write(file, patients, NllBench.LIST, bench::pack);
                launcher.stop(Program.EHM);
                launcher.settings(
                        Program.EHM, List.of("--sandbox.ehm.bare-peer=true", "--sandbox.ehm.patients=" + file));
                double took = sandbox.start(List.of(Program.EHM), "").total().toMillis() / 1000.0;
                out.println(String.format(
                        Locale.ROOT,
                        "E-hälsomyndigheten's part started and had %,d patients with %,d prescriptions after %.1f s",
                        patients,
                        patients * NllBench.LIST,
                        took));
                bench = bench(client, control, tokens);
                NllBench.Reads many =
                        bench.reads(bench.arranged(ManyLists.personnummer(patients / 2)), Duration.ofSeconds(seconds));
                tell(out, patients + " patients more", many);
                if (patients == GOALS_HOLD_FOR) {
                    goals.add(
                            new Goal("start with 10,000 patients, 200,000 prescriptions to seed", took, "s", 60, true));
                    goals.add(new Goal(
                            "reads with them, beside reads without (each as a part of the bare server's)",
                            many.ratio() / few.ratio(),
                            "ratio",
                            1,
                            false));
                }
            }
        }
        goals.forEach(goal -> out.println(goal.line()));
        return goals.stream().allMatch(Goal::met) ? 0 : 1;
    }

    private NllBench bench(SandboxClient client, ControlApi control, TestToken tokens) {
        String token = tokens.of(LoginBenchCommand.holders(client).get(0)).value();
        URI base = URI.create(client.addresses().url(Service.EHM, common.lab).toString());
        return new NllBench(tokens.system(), base, token, control, common.lab);
    }

    private static void tell(PrintWriter out, String what, NllBench.Reads reads) {
        out.println(what + ":");
        line(out, "read of a prescription, NLL", reads.nll());
        line(out, "the same, bare HAPI server", reads.peer());
        line(out, "search of a list of " + NllBench.LIST + ", NLL", reads.searches());
        out.flush();
    }

    private static void line(PrintWriter out, String what, NllBench.Speed speed) {
        out.println(String.format(
                Locale.ROOT,
                "  %-34s %8.0f per s, p50 %6.2f ms, p99 %6.2f ms",
                what,
                speed.perSecond(),
                speed.percentile(0.5),
                speed.percentile(0.99)));
    }
}
