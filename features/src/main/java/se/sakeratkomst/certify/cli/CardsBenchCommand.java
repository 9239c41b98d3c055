package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.bench.ManyPeople;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import tools.jackson.databind.JsonNode;

/** Measures the cards. */
@Command(
        name = "cards",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a drawer of many cards, signatures through API and reader, and OCSP.",
            "Works in the folder bench-cards under --home, which is emptied first; the card service must not run.",
            "Exit code 0 if all goals are met, else 1."
        })
final class CardsBenchCommand implements Callable<Integer> {

    private static final int GOALS_HOLD_FOR = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(50);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--cards",
            paramLabel = "N",
            defaultValue = "1000",
            description = "cards in the drawer beside the sandbox's own (default: ${DEFAULT-VALUE})")
    private int cards;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "12",
            description = "length of each loop (default: ${DEFAULT-VALUE})")
    private int seconds;

    private final List<Goal> goals = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path within = common.home == null ? common.layout().root().resolve("var") : common.home;
        Path home = within.resolve("bench-cards");
        common.home = home;
        Launcher launcher = common.launcher();
        BenchCommand.requireNothingRunning(launcher, List.of(Program.CARDS));
        prepare(home);
        out.println(String.format(
                Locale.ROOT,
                "%s, %d processors, %s; %d cards beside the sandbox's own, premade TEST keys",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                cards));
        try (EmbeddedSandbox sandbox =
                new EmbeddedSandbox(launcher, common.layout().root(), common.lab, out)) {
            firstStart(sandbox, out);
            laterStart(sandbox, out);
            loops(out);
        }
        goals.forEach(goal -> out.println(goal.line()));
        return goals.stream().allMatch(Goal::met) ? 0 : 1;
    }

    private void firstStart(EmbeddedSandbox sandbox, PrintWriter out) {
        sandbox.launcher()
                .settings(Program.CARDS, List.of("--sandbox.cards.keys=premade", "--sandbox.cards.make-ahead=0s"));
        long began = System.nanoTime();
        sandbox.start(List.of(Program.CARDS), "");
        sign("tusen-0000");
        double opened = secondsSince(began);
        awaitAll();
        double all = secondsSince(began);
        out.println(String.format(
                Locale.ROOT,
                "first start: drawer open and its first card used after %.2f s, every card made after %.2f s",
                opened,
                all));
        if (cards == GOALS_HOLD_FOR) {
            goals.add(new Goal("1,000 cards, first start, every token, key and certificate", all, "s", 20, true));
        }
    }

    private void laterStart(EmbeddedSandbox sandbox, PrintWriter out) {
        sandbox.launcher().stop(Program.CARDS);
        long began = System.nanoTime();
        sandbox.start(List.of(Program.CARDS), "");
        sign("tusen-0000");
        double opened = secondsSince(began);
        out.println(String.format(Locale.ROOT, "later start: drawer open and a card used after %.2f s", opened));
        if (cards == GOALS_HOLD_FOR) {
            goals.add(new Goal("1,000 cards, later start, to a signature", opened, "s", 2, true));
        }
    }

    /** One client at a time is the fair comparison with a loop of one; two at a time is what a busy card gives. */
    private void loops(PrintWriter out) {
        JsonNode signatures = control().post(bench("signatures"), null);
        out.println("signatures on one token a second, two callers and one: " + signatures);
        ratio(
                "card app's API, one caller, beside a bare loop",
                signatures.path("apiOneCaller").asDouble());
        ratio(
                "card app's API, two callers, beside a bare loop",
                signatures.path("apiRatio").asDouble());
        JsonNode reader = control().post(bench("reader"), null);
        out.println("the same by PKCS#11 clients through the reader: " + reader);
        double one =
                reader.path("oneClient").asDouble() / reader.path("perSecond").asDouble();
        ratio("reader, one client, beside a bare loop", one);
        ratio("reader, two clients, beside a bare loop", reader.path("ratio").asDouble());
        JsonNode ocsp = control().post(bench("ocsp"), null);
        out.println("OCSP answers a second, uncached and a bare Tomcat beside: " + ocsp);
        goals.add(new Goal("OCSP from the cache", ocsp.path("cachedPerSecond").asDouble(), "per s", 2000, false));
    }

    private void ratio(String what, double measured) {
        goals.add(new Goal(what, measured, "ratio", 0.8, false));
    }

    private String bench(String what) {
        return "/admin/labs/" + common.lab + "/bench/" + what + "?seconds=" + seconds;
    }

    private void sign(String card) {
        client().cards().sign(card, "114477", "hsa-id", CHALLENGE.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitAll() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode count = control().get("/admin/labs/" + common.lab + "/cards");
            if (count.path("made").asLong() >= count.path("cards").asLong()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw Mishap.of(
                        "make " + cards + " cards",
                        count + " after " + PATIENCE,
                        "every card made",
                        "read " + common.layout().logs());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private SandboxClient client() {
        return common.client(Target.embedded);
    }

    private ControlApi control() {
        return client().control(Service.CARDS);
    }

    private void prepare(Path home) {
        try {
            if (Files.exists(home)) {
                try (Stream<Path> all = Files.walk(home)) {
                    for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(one);
                    }
                }
            }
            Path people = Files.createDirectories(home.resolve("shared/people"));
            Files.writeString(people.resolve("many.yaml"), ManyPeople.yaml(cards));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + home, e);
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static final String CHALLENGE = """
            {"purpose":"TEST-legitimering","idp":"urn:saker-atkomst-sandbox:TEST:bench","sp":"urn:saker-atkomst-sandbox:TEST:bench",\
            "login":"bench","nonce":"bench","issued":"2026-01-01T00:00:00Z","return":"http://localhost/bench"}""";
}
