package se.sakeratkomst.certify.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.onboarding.TestToken;

/** An access token of a test person, to try E-hälsomyndigheten's services with. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Logs a test person in with the card, through Sambi, at an e-service of the sandbox's own, and exchanges the assertion",
            "for an access token of E-hälsomyndigheten, which is printed. The client certificate that it is good with, and",
            "the trust, are put into a folder."
        })
final class TokenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--person",
            required = true,
            paramLabel = "HSA-ID",
            description = "whose card signs: an HSA-id or a personnummer of the card drawer")
    private String person = "";

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "where client.p12, client.p12.password and trust.pem are put (default: credentials/token in the home)")
    @Nullable
    private Path folder;

    @Option(
            names = "--target",
            paramLabel = "WHERE",
            defaultValue = "running",
            description = "where the sandbox runs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Target target = Target.running;

    @Override
    public Integer call() {
        SandboxClient sandbox = common.client(target);
        Path credentials = folder == null ? common.layout().credentials("token-" + sandbox.lab()) : folder;
        TestToken.Token token = new TestToken(sandbox, credentials).of(card(sandbox));
        spec.commandLine().getOut().println(token.value());
        spec.commandLine()
                .getErr()
                .println("good for " + token.seconds() + " s, with the client certificate "
                        + credentials.resolve("client.p12"));
        return 0;
    }

    private UserChoice.UseCard card(SandboxClient sandbox) {
        List<Card> cards = sandbox.cards().cards();
        String id = cards.stream()
                .filter(card ->
                        card.hsaId().equals(person) || card.personnummer().equals(person))
                .map(Card::id)
                .findFirst()
                .orElseThrow(() -> Mishap.of(
                        "find the card of '" + person + "'",
                        "the drawer has no card of that person",
                        "one of "
                                + cards.stream()
                                        .map(Card::hsaId)
                                        .filter(each -> !each.isEmpty())
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        "write one of them, or look into the drawer at the card service"));
        String pin = sandbox.cards()
                .card(id)
                .token("legitimering")
                .map(Card.Token::pin)
                .orElseThrow(() -> Mishap.of(
                        "use the card " + id,
                        "it has nothing to log in with",
                        "a card with a legitimering certificate",
                        "choose another person, or ./sandbox lab seed"));
        return new UserChoice.UseCard(id, pin, "hsa-id");
    }
}
