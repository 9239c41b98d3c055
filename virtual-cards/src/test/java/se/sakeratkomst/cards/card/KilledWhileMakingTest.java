package se.sakeratkomst.cards.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/** A drawer whose cards were being made when the service was killed: it opens, and the cards that were being made are whole. */
class KilledWhileMakingTest {

    private static final String[] AT_ONCE = {"--sandbox.cards.make-ahead=0s", "--sandbox.cards.keys=premade"};

    @Test
    void theDrawerOpensAndEveryCardIsWhole() throws Exception {
        RunningCards.deleteRecursively(RunningCards.HOME);
        for (int made : List.of(1, 4)) {
            killAfter(made);
        }
        try (RunningCards after = RunningCards.again("--sandbox.cards.keys=premade")) {
            List<String> serials = new ArrayList<>();
            List<JsonNode> first = JSON.readTree(after.get("/api/cards").body())
                    .valueStream()
                    .limit(12)
                    .toList();
            for (JsonNode listed : first) {
                JsonNode card = JSON.readTree(
                        after.get("/api/cards/" + listed.path("id").asString()).body());
                assertThat(card.path("state").asString()).isIn("ready", "blocked");
                card.path("tokens")
                        .forEach(token -> serials.add(token.path("serial").asString()));
            }
            assertThat(serials).doesNotHaveDuplicates().hasSize(24);
            for (String id : List.of(RunningCards.ANNA, "sara-testskoterska", "farid-testapotekare")) {
                assertThat(after.sign(id, RunningCards.PIN_1, RunningCards.challenge("login-1"))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static void killAfter(int made) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        Integer.toString(made)))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> said = new ArrayList<>();
            String line;
            do {
                line = output.readLine();
                said.add(String.valueOf(line));
            } while (line != null && !line.equals(Victim.BUSY));
            assertThat(line).as("last of %s", said).isEqualTo(Victim.BUSY);
        } finally {
            process.destroyForcibly();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    /** A service that says so when it has made some more cards and is busy with the next. */
    static final class Victim {

        static final String BUSY = "busy";

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            RunningCards cards = RunningCards.again(AT_ONCE);
            Cards drawer = cards.bean(Cards.class);
            long enough = drawer.made(LabId.DEFAULT) + Long.parseLong(arguments[0]);
            while (drawer.made(LabId.DEFAULT) < enough) {
                Thread.onSpinWait();
            }
            System.out.println(BUSY);
            Thread.currentThread().join();
        }
    }
}
