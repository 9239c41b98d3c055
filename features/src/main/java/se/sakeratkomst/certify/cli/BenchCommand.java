package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.bench.LoginBench;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.driver.Driver;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.steps.CertificationEngine;
import se.sakeratkomst.certify.steps.Party;
import se.sakeratkomst.certify.vendor.VendorFile;
import tools.jackson.databind.JsonNode;

/** Measures the sandbox. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            FeedBenchCommand.class,
            CardsBenchCommand.class,
            LoginBenchCommand.class,
            MutationBenchCommand.class,
            NllBenchCommand.class,
            SuiteBenchCommand.class
        },
        description = {
            "Measures the embedded start, a certification run, and card logins beside a bare PKCS#11 loop.",
            "Nothing of the sandbox may be running. Exit code 0 if all goals are met, else 1."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double START_GOAL = 8;
    private static final double RUN_GOAL = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "length of each loop (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Launcher launcher = common.launcher();
        requireNothingRunning(launcher, Arrays.asList(Program.values()));
        List<Program> programs = Arrays.asList(Program.values());
        launcher.makeArchives(programs);
        VendorFile vendor = common.referenceVendor();
        Path credentials = common.credentials(vendor);
        out.println(String.format(
                Locale.ROOT,
                "%s, %d processors, %s",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version()));
        List<Goal> goals = new ArrayList<>();
        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(launcher, credentials, common.lab, out)) {
            Launcher.Started started = sandbox.start(Program.suites(), "");
            goals.add(
                    new Goal("embedded start, all services ready", secondsOf(started.total()), "s", START_GOAL, true));
            sandbox.start(List.of(Program.VENDOR), "");
            SandboxClient client = common.client(Target.embedded);
            Certifier certifier = new Certifier(vendor, client, credentials);
            certifier.prepare();
            CertificationEngine.Run run = certifier.run("", judgement -> {});
            goals.add(new Goal(
                    "certification of the reference vendor, " + run.judgements().size() + " scenarios",
                    secondsOf(run.took()),
                    "s",
                    RUN_GOAL,
                    true));
            goals.forEach(goal -> out.println(goal.line()));
            logins(out, vendor, client);
        }
        return goals.stream().allMatch(Goal::met) ? 0 : 1;
    }

    private void logins(PrintWriter out, VendorFile vendor, SandboxClient client) {
        Driver driver = Drivers.of(vendor, client.http(CertificationEngine.vendorRoots(vendor)), client.cards());
        Cast.CardHolder doctor = Cast.load().cardHolder("läkaren");
        Card card = client.cards().cards().stream()
                .filter(each -> each.personnummer().equals(doctor.personnummer()))
                .findFirst()
                .orElseThrow(() -> Mishap.of(
                        "find the card of " + doctor.name(),
                        "the drawer does not have it",
                        "the seeded cards",
                        "./sandbox lab seed"));
        Duration duration = Duration.ofSeconds(seconds);
        for (String federation : vendor.federations().keySet().stream().sorted().toList()) {
            URI login =
                    vendor.address(vendor.in(federation).login(), client.lab(), Party.idpOf(client.lab(), federation));
            LoginBench bench = new LoginBench(driver, login, new UserChoice.UseCard(card.id(), doctor.pin(), "hsa-id"));
            bench.perSecond(1, Duration.ofSeconds(2));
            for (int browsers : new int[] {1, 2}) {
                out.println(String.format(
                        Locale.ROOT,
                        "%-58s %9.2f logins/s",
                        "scripted card logins, " + federation + ", " + browsers
                                + (browsers == 1 ? " browser" : " browsers"),
                        bench.perSecond(browsers, duration)));
            }
        }
        JsonNode bare = client.control(Service.CARDS)
                .post("/admin/labs/" + client.lab() + "/bench/signatures?seconds=" + seconds, null);
        out.println("bare PKCS#11 loop with login and logout, and the same through the card service: " + bare);
    }

    private static double secondsOf(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static void requireNothingRunning(Launcher launcher, List<Program> programs) {
        for (Program program : programs) {
            launcher.running(program).ifPresent(running -> {
                throw Mishap.of(
                        "measure the start",
                        program.id() + " runs already as process " + running.pid(),
                        "nothing running",
                        "./sandbox down");
            });
        }
    }
}
