package se.sakeratkomst.cards.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.challenge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

/** Runs the lines of docs/cards.md: what a program that opens SoftHSM itself sees and does. */
class Pkcs11ToolTest {

    private static final Path PAGE = Path.of("..", "docs", "cards.md");

    private static RunningCards cards;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "pkcs11-tool")));
        assumeThat(installed).as("pkcs11-tool, Debian package opensc").isTrue();
        cards = RunningCards.fresh();
        cards.get("/api/cards/" + ANNA);
    }

    @AfterAll
    static void stop() {
        if (cards != null) {
            cards.close();
        }
    }

    @Test
    void theLinesOfThePageListTokensAndObjectsAndSign() throws Exception {
        Files.writeString(folder.resolve("data"), "TEST");
        String output = "";
        for (String line : documented()) {
            output += run(line);
        }

        assertThat(output).contains("TEST Anna Testlakare (Leg)", "TEST Anna Testlakare (Und)");
        assertThat(output).contains("never extractable", "HSA-id legitimering");
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate().getBytes(StandardCharsets.US_ASCII))));
        verifier.update("TEST".getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Files.readAllBytes(folder.resolve("signature"))))
                .isTrue();
    }

    @Test
    void aProgramThatOpensSoftHsmItselfEscapesCounterAndJournal() throws Exception {
        for (int i = 0; i < 3; i++) {
            cards.sign(ANNA, "000000", challenge("login"));
        }
        assertThat(cards.sign(ANNA, PIN_1, challenge("login")).statusCode()).isEqualTo(423);
        int before = cards.journal("card.signature").size();

        String objects = run(documented().stream()
                .filter(line -> line.endsWith("-O"))
                .findFirst()
                .orElseThrow());

        assertThat(objects).contains("Private Key Object");
        assertThat(cards.journal("card.signature")).hasSize(before);
        cards.reset();
    }

    @Test
    void aPinChangedBehindTheServicesBackIsPutBackByAReset() throws Exception {
        run("pkcs11-tool --module $M --token-label 'TEST Anna Testlakare (Leg)' --login --pin 114477"
                + " --change-pin --new-pin 999999");

        cards.reset();

        assertThat(run("pkcs11-tool --module $M --token-label 'TEST Anna Testlakare (Leg)' --login --pin 114477 -O"))
                .contains("Private Key Object");
        assertThat(cards.sign(ANNA, PIN_1, challenge("login")).statusCode()).isEqualTo(200);
    }

    private static List<String> documented() throws Exception {
        String section =
                Files.readString(PAGE).split("## Use the tokens yourself")[1].split("\n## ")[0];
        return Arrays.stream(section.replace("\\\n", " ").split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("pkcs11-tool "))
                .toList();
    }

    private String run(String line) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "M=" + SoftHsmConfiguration.library(null) + "; " + line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(line + "\n" + output).isZero();
        return output;
    }

    private static String certificate() {
        JsonNode token = JSON.readTree(cards.get("/api/cards/" + ANNA).body())
                .path("tokens")
                .path(0);
        return token.path("certificates").path(0).path("pem").asString();
    }
}
