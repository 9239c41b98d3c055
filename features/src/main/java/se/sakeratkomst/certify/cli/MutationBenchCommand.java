package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.bench.MutationFigures;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** Measures what a deviating response costs beyond a good one. */
@Command(
        name = "mutation",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what a response that deviates costs beyond a good one, for every negative test and variant that the",
            "identity providers make, and names the dearest. Cards, metadata and identity providers must not run.",
            "Exit code 0 if no row costs more than the goal, else 1."
        })
final class MutationBenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "9",
            description = "logins for each row, of which the median counts (default: ${DEFAULT-VALUE})")
    private int repeats;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (common.home == null) {
            common.home = common.layout().root().resolve("var/bench-login");
        }
        Launcher launcher = common.launcher();
        BenchCommand.requireNothingRunning(launcher, LoginBenchCommand.PROGRAMS);
        List<Goal> goals = new ArrayList<>();
        try (EmbeddedSandbox sandbox =
                new EmbeddedSandbox(launcher, common.layout().root(), common.lab, out)) {
            sandbox.start(LoginBenchCommand.PROGRAMS, "");
            SandboxClient client = common.client(Target.embedded);
            for (FederationProfile profile : List.of(Federations.SAMBI, Federations.SWEDEN_CONNECT)) {
                MutationFigures.Result result = new MutationFigures(
                                client, profile, LoginBenchCommand.holders(client), repeats)
                        .run(test -> out.flush());
                result.lines().forEach(out::println);
                goals.add(result.goal());
            }
        }
        goals.forEach(goal -> out.println(goal.line()));
        return goals.stream().allMatch(Goal::met) ? 0 : 1;
    }
}
