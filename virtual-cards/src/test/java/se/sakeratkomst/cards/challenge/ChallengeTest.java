package se.sakeratkomst.cards.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.kit.problem.ProblemException;

class ChallengeTest {

    private static final String RETURN = "https://idp.example.test/sambi/login/7/card";
    private static final String JSON = """
            {"purpose":"TEST-legitimering","idp":"urn:idp","sp":"urn:sp","spName":"TEST Journal Å","login":"7",\
            "nonce":"n","issued":"2026-11-23T10:00:00Z","return":"%s"}""".formatted(RETURN);

    @Test
    void keepsTheVeryBytesWhetherPostedAsJsonOrAsBase64() {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);

        assertThat(Challenge.posted(JSON, RETURN).bytes()).isEqualTo(bytes);
        assertThat(Challenge.posted(Base64.getEncoder().encodeToString(bytes), RETURN)
                        .bytes())
                .isEqualTo(bytes);
        assertThat(Challenge.posted(JSON, RETURN).spName()).isEqualTo("TEST Journal Å");
    }

    @Test
    void refusesAReturnThatIsNotTheChallengesOwn() {
        assertThatThrownBy(() -> Challenge.posted(JSON, "https://elsewhere.example.test/"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("beside the form's return https://elsewhere.example.test/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"TEST-legitimering\" | \"legitimering\"                | another 'purpose'",
                "\"idp\":              | \"other\":                      | no text in 'idp'",
                "\"sp\":\"urn:sp\"     | \"sp\":7                        | no text in 'sp'",
                "\"login\":\"7\"       | \"login\":\" \"                 | no text in 'login'",
                "\"nonce\":\"n\"       | \"nonce\":null                  | no text in 'nonce'",
                "2026-11-23T10:00:00Z  | i går                           | 'issued' that is no instant",
                "https://idp           | javascript:alert(1)//idp        | no http or https address",
                "https://idp.example.test | idp.example.test             | no http or https address",
                "\"nonce\":\"n\"       | \"nonce\":\"n\",\"nonce\":\"m\" | no JSON document",
            })
    void refusesWhatIsNotTheChallengeOfTheContract(String part, String instead, String observed) {
        assertThat(JSON).contains(part);

        assertThatThrownBy(() -> Challenge.read(JSON.replace(part, instead).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(observed);
    }

    @Test
    void refusesBytesThatAreNoJsonObject() {
        for (String text : new String[] {"", "[]", "\"text\"", "{", JSON + "{}", "<xml/>", "a".repeat(20_000)}) {
            assertThatThrownBy(() -> Challenge.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> Challenge.read(JSON.getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Challenge.posted("%%%", RETURN)).isInstanceOf(ProblemException.class);
    }

    @Test
    void anOrderNamesNoReturnAndAPostedChallengeDoes() {
        String ordered = JSON.replace(",\"return\":\"" + RETURN + "\"", "");
        byte[] bytes = ordered.getBytes(StandardCharsets.UTF_8);

        assertThat(Challenge.ordered(bytes).bytes()).isEqualTo(bytes);
        assertThat(Challenge.ordered(bytes).answerTo()).isNull();
        assertThatThrownBy(() -> Challenge.ordered(JSON.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("a 'return' in an order");
        assertThatThrownBy(() -> Challenge.read(bytes)).hasMessageContaining("no text in 'return'");
        assertThatThrownBy(() -> Challenge.posted(ordered, RETURN)).hasMessageContaining("no text in 'return'");
    }
}
