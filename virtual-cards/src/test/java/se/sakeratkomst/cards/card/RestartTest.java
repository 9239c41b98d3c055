package se.sakeratkomst.cards.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;
import static se.sakeratkomst.cards.RunningCards.challenge;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

class RestartTest {

    @Test
    void cardsAndCountersSurviveARestart() {
        String serial;
        try (RunningCards before = RunningCards.fresh()) {
            assertThat(before.sign(ANNA, PIN_1, challenge("login-1")).statusCode())
                    .isEqualTo(200);
            assertThat(before.sign(ANNA, WRONG_PIN, challenge("login-2")).statusCode())
                    .isEqualTo(403);
            serial = token(before).path("serial").asString();
        }

        try (RunningCards after = RunningCards.again()) {
            assertThat(token(after).path("serial").asString()).isEqualTo(serial);
            assertThat(token(after).path("triesLeft").asInt()).isEqualTo(2);
            assertThat(after.sign(ANNA, PIN_1, challenge("login-3")).statusCode())
                    .isEqualTo(200);
            assertThat(token(after).path("triesLeft").asInt()).isEqualTo(3);
        }
    }

    @Test
    void countersAndJournalSurviveKillMinus9() throws Exception {
        RunningCards.deleteRecursively(RunningCards.HOME);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            do {
                line = output.readLine();
            } while (line != null && !line.startsWith(Victim.ANSWERED));
            assertThat(line).isEqualTo(Victim.ANSWERED + "403 403");
        } finally {
            process.destroyForcibly();
            process.waitFor(20, TimeUnit.SECONDS);
        }

        try (RunningCards after = RunningCards.again()) {
            assertThat(token(after).path("triesLeft").asInt()).isEqualTo(1);
            assertThat(after.journal("card.signature").stream()
                            .map(entry -> entry.path("outcome").asString()))
                    .containsExactly("refused", "refused");
            assertThat(after.sign(ANNA, PIN_1, challenge("login-9")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static JsonNode token(RunningCards cards) {
        return JSON.readTree(cards.get("/api/cards/" + ANNA).body())
                .path("tokens")
                .path(0);
    }

    /** A service that has answered two wrong PINs and waits to be killed. */
    static final class Victim {

        static final String ANSWERED = "answered ";

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            RunningCards cards = RunningCards.again();
            int first = cards.sign(ANNA, WRONG_PIN, challenge("login-7")).statusCode();
            int second = cards.sign(ANNA, WRONG_PIN, challenge("login-8")).statusCode();
            System.out.println(ANSWERED + first + " " + second);
            Thread.currentThread().join();
        }
    }
}
