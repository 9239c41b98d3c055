package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.steps.CertificationEngine;
import se.sakeratkomst.certify.steps.CertificationEngine.Selection;
import se.sakeratkomst.certify.steps.Sources;
import se.sakeratkomst.certify.vendor.VendorFile;

/** Measures the suite of each federation against the reference vendor. */
@Command(
        name = "suite",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the full suite of each federation against the reference vendor, scenarios in parallel.",
            "Nothing of the sandbox may be running. Exit code 0 if all goals are met, else 1."
        })
final class SuiteBenchCommand implements Callable<Integer> {
    private static final double GOAL = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "" + Selection.PARALLEL,
            description = "scenarios at the same time (default: ${DEFAULT-VALUE})")
    private int parallel;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Launcher launcher = common.launcher();
        List<Program> programs = new ArrayList<>(Program.suites());
        programs.add(Program.VENDOR);
        BenchCommand.requireNothingRunning(launcher, programs);
        VendorFile vendor = common.referenceVendor();
        Path credentials = common.credentials(vendor);
        List<Goal> goals = new ArrayList<>();
        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(launcher, credentials, common.lab, out)) {
            sandbox.start(programs, "");
            SandboxClient client = common.client(Target.embedded);
            Certifier certifier = new Certifier(vendor, client, credentials);
            certifier.prepare();
            for (String federation :
                    vendor.federations().keySet().stream().sorted().toList()) {
                CertificationEngine.Run run = certifier.run(
                        new Selection("@" + federation, parallel, Sources.FEDERATION), judgement -> out.flush());
                goals.add(new Goal(
                        "suite of " + federation + ", " + run.judgements().size() + " scenarios, " + parallel
                                + " at a time",
                        run.took().toMillis() / 1000.0,
                        "s",
                        GOAL,
                        true));
            }
        }
        goals.forEach(goal -> out.println(goal.line()));
        return goals.stream().allMatch(Goal::met) ? 0 : 1;
    }
}
