package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.bench.Goal;
import se.sakeratkomst.certify.bench.Keycloak;
import se.sakeratkomst.certify.bench.LoginFigures;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Jdk;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;

/** Measures card logins beside Keycloak's. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the complete scripted card login beside Keycloak's SAML login by password and by cookie: the same",
            "scripted browser, as many users at once, the same run. Keycloak " + Keycloak.VERSION
                    + " is fetched from Maven Central.",
            "Cards, metadata and identity providers must not run. Exit code 0 if both goals are met, else 1."
        })
final class LoginBenchCommand implements Callable<Integer> {
    static final List<Program> PROGRAMS = List.of(Program.CARDS, Program.METADATA, Program.IDP);
    private static final List<String> HOLDERS = List.of("läkaren", "sjuksköterskan", "farmaceuten", "veterinären");
    private static final int KEYCLOAK_PORT = 80;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "8",
            description = "length of each round (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "seconds of each kind of login before the rounds (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "rounds (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "8",
            description = "browsers at once (default: ${DEFAULT-VALUE})")
    private int users;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (common.home == null) {
            common.home = common.layout().root().resolve("var/bench-login");
        }
        Launcher launcher = common.launcher();
        BenchCommand.requireNothingRunning(launcher, PROGRAMS);
        Path folder = common.layout().home();
        try (EmbeddedSandbox sandbox =
                new EmbeddedSandbox(launcher, common.layout().root(), common.lab, out)) {
            sandbox.start(PROGRAMS, "");
            LoginFigures.Result result = measured(folder, common.layout().data(Program.IDP), out);
            result.perSecond()
                    .forEach((name, rate) ->
                            out.println(String.format(Locale.ROOT, "%-58s %9.2f logins/s", name, rate)));
            result.goals().forEach(goal -> out.println(goal.line()));
            Path figures = folder.resolve("figures.md");
            Files.writeString(
                    figures,
                    result.markdown(String.format(
                            Locale.ROOT,
                            "`./sandbox bench login`: %d users at once, %d rounds of %d s each after %d s to warm up, the median; Java %s,"
                                    + " %d processors; Keycloak %s with start-dev on the same Java; all of them over TLS with the same certificate.",
                            users,
                            rounds,
                            seconds,
                            warmUp,
                            Runtime.version(),
                            Runtime.getRuntime().availableProcessors(),
                            Keycloak.VERSION)));
            out.println("For docs/figures.md: " + figures);
            return result.goals().stream().allMatch(Goal::met) ? 0 : 1;
        }
    }

    private LoginFigures.Result measured(Path folder, Path identity, PrintWriter out) {
        try (Keycloak keycloak = Keycloak.start(
                folder.resolve("keycloak"),
                common.portBase + KEYCLOAK_PORT,
                identity,
                Jdk.chosen().home())) {
            SandboxClient client = common.client(Target.embedded);
            return new LoginFigures(client, holders(client), users)
                    .run(keycloak, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds, told -> {
                        out.println(told);
                        out.flush();
                    });
        }
    }

    /** Cards that pass, by their legitimering with HSA-id. */
    static List<UserChoice.UseCard> holders(SandboxClient client) {
        List<Card> cards = client.cards().cards();
        List<UserChoice.UseCard> holders = new ArrayList<>();
        for (String part : HOLDERS) {
            Cast.CardHolder holder = Cast.load().cardHolder(part);
            Card card = cards.stream()
                    .filter(each -> each.personnummer().equals(holder.personnummer()))
                    .findFirst()
                    .orElseThrow(() -> Mishap.of(
                            "find the card of " + holder.name(),
                            "the drawer does not have it",
                            "the seeded cards",
                            "./sandbox lab seed"));
            client.cards().card(card.id());
            holders.add(new UserChoice.UseCard(card.id(), holder.pin(), "hsa-id"));
        }
        return holders;
    }
}
