package se.sakeratkomst.cards.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.challenge;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

/** Programs that are not of this project use a card in the reader; among them the lines of docs/cards.md. */
class ReaderToolsTest {

    private static final Path PAGE = Path.of("..", "docs", "cards.md");

    private static RunningCards cards;
    private static Path module;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        boolean tool = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "pkcs11-tool")));
        module = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu", ".")
                .map(place -> Path.of("/usr/lib", place, "pkcs11", "p11-kit-client.so"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
        boolean installed = tool && module != null;
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("pkcs11-tool and p11-kit-client.so, Debian packages opensc and p11-kit-modules")
                    .isTrue();
        }
        assumeThat(installed)
                .as("pkcs11-tool and p11-kit-client.so, Debian packages opensc and p11-kit-modules")
                .isTrue();
        cards = RunningCards.fresh();
    }

    @AfterAll
    static void stop() {
        if (cards != null) {
            cards.close();
        }
    }

    @BeforeEach
    void insert() {
        cards.putJson("/api/readers/reader/card", Map.of("card", ANNA));
    }

    @AfterEach
    void reset() {
        cards.reset();
    }

    @Test
    void theLinesOfThePageListTheTokensAndSign() throws Exception {
        Files.writeString(folder.resolve("data"), "TEST");
        String section = Files.readString(PAGE).split("## The reader")[1].split("\n## ")[0];
        String output = "";
        for (String line : Arrays.stream(section.replace("\\\n", " ").split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("pkcs11-tool "))
                .toList()) {
            output += run(0, line);
        }

        assertThat(output).contains("SITHS e-id kort (Legitimering)", "SITHS e-id kort (Underskrift)");
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate());
        verifier.update("TEST".getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Files.readAllBytes(folder.resolve("signature"))))
                .isTrue();
    }

    @Test
    void aToolSeesThePinLockAndUnlocksItByThePuk() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(run(1, "pkcs11-tool --module $M --slot 0 --login --pin 000000 -O"))
                    .contains("CKR_PIN_INCORRECT");
        }
        assertThat(run(1, "pkcs11-tool --module $M --slot 0 --login --pin 114477 -O"))
                .contains("CKR_PIN_LOCKED");
        assertThat(run(0, "pkcs11-tool --module $M -L")).contains("user PIN locked");

        run(
                0,
                "pkcs11-tool --module $M --slot 0 --login --login-type so --so-pin " + puk()
                        + " --init-pin --new-pin 223344");

        assertThat(run(0, "pkcs11-tool --module $M --slot 0 --login --pin 223344 -O"))
                .contains("Private Key Object");
        assertThat(run(0, "pkcs11-tool --module $M -L")).doesNotContain("locked");
    }

    @Test
    void aToolChangesThePin() throws Exception {
        run(0, "pkcs11-tool --module $M --slot 0 --login --pin 114477 --change-pin --new-pin 334455");

        assertThat(cards.sign(ANNA, "334455", challenge("login-1")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aToolSignsByPssAndVerifies() throws Exception {
        Files.write(folder.resolve("digest"), new byte[32]);
        String pss = " --mechanism RSA-PKCS-PSS --hash-algorithm SHA256 --mgf MGF1-SHA256 --salt-len 32 --id 0101"
                + " -i digest";

        run(0, "pkcs11-tool --module $M --slot 0 --login --pin 114477 --sign" + pss + " -o signature");

        assertThat(run(0, "pkcs11-tool --module $M --slot 0 --verify" + pss + " --signature-file signature"))
                .contains("Signature is valid");
    }

    @Test
    void javasOwnProviderSignsInAProcessOfItsOwn() throws Exception {
        String output = java(JavaClient.class, module.toString(), PIN_1);

        assertThat(output).contains("SHA256withRSA true", "SHA512withRSA true", "RSASSA-PSS true");
        assertThat(cards.journal("card.signature")).hasSize(3);
    }

    @Test
    void aClientThatIsKilledInTheMiddleLeavesTheCardToTheNext() throws Exception {
        Process client = new ProcessBuilder(command(JavaClient.class, module.toString(), PIN_1, "for ever"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 5; i++) {
                assertThat(output.readLine()).isEqualTo("SHA256withRSA true");
            }
        } finally {
            client.destroyForcibly();
            client.waitFor(20, TimeUnit.SECONDS);
        }

        assertThat(run(0, "pkcs11-tool --module $M --slot 0 --login --pin 114477 -O"))
                .contains("Private Key Object");
        assertThat(cards.sign(ANNA, PIN_1, challenge("login-2")).statusCode()).isEqualTo(200);
    }

    @Test
    void theBenchMeasuresAndLeavesTheReaderAsItWas() {
        JsonNode measured =
                JSON.readTree(cards.control("POST", "/admin/labs/default/bench/reader?seconds=1&card=" + ANNA, null)
                        .body());

        assertThat(measured.path("perSecond").asDouble()).isPositive();
        assertThat(measured.path("throughReader").asDouble()).isPositive();
        assertThat(JSON.readTree(cards.get("/api/readers").body()).size()).isEqualTo(1);
        assertThat(JSON.readTree(cards.get("/api/readers").body())
                        .path(0)
                        .path("card")
                        .asString())
                .isEqualTo(ANNA);
    }

    private String run(int expected, String line) throws Exception {
        return finish(expected, line, List.of("bash", "-c", "M=" + module + "; " + line));
    }

    private String java(Class<?> main, String... arguments) throws Exception {
        return finish(0, main.getName(), command(main, arguments));
    }

    private static List<String> command(Class<?> main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                "env",
                                "P11_KIT_SERVER_ADDRESS=unix:path=" + socket(),
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
    }

    private String finish(int expected, String what, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("P11_KIT_SERVER_ADDRESS", "unix:path=" + socket());
        builder.environment().remove("SOFTHSM2_CONF");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(what + "\n" + output).isEqualTo(expected);
        return output;
    }

    private static String socket() {
        return JSON.readTree(cards.get("/api/readers").body())
                .path(0)
                .path("socket")
                .asString();
    }

    private static X509Certificate certificate() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(token().path("certificates")
                        .path(0)
                        .path("pem")
                        .asString()
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private static String puk() {
        return token().path("puk").asString();
    }

    private static JsonNode token() {
        return JSON.readTree(cards.get("/api/cards/" + ANNA).body())
                .path("tokens")
                .path(0);
    }

    /** A vendor's program in Java: SunPKCS11 over p11-kit's client module. */
    static final class JavaClient {

        private JavaClient() {}

        public static void main(String[] arguments) throws Exception {
            Path configuration = Files.createTempFile("reader", ".cfg");
            Files.writeString(configuration, "name = reader\nlibrary = " + arguments[0] + "\nslot = 0\n");
            Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
            Files.delete(configuration);
            KeyStore card = KeyStore.getInstance("PKCS11", provider);
            card.load(null, arguments[1].toCharArray());
            String alias = card.aliases().nextElement();
            PrivateKey key = (PrivateKey) card.getKey(alias, null);
            X509Certificate certificate = (X509Certificate) card.getCertificate(alias);
            do {
                sign(provider, key, certificate, "SHA256withRSA");
            } while (arguments.length > 2);
            sign(provider, key, certificate, "SHA512withRSA");
            sign(provider, key, certificate, "RSASSA-PSS");
        }

        private static void sign(Provider provider, PrivateKey key, X509Certificate certificate, String algorithm)
                throws Exception {
            Signature signer = Signature.getInstance(algorithm, provider);
            Signature verifier = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                var parameters = new java.security.spec.PSSParameterSpec(
                        "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1);
                signer.setParameter(parameters);
                verifier.setParameter(parameters);
            }
            byte[] data = new byte[100_000];
            signer.initSign(key);
            signer.update(data);
            byte[] signature = signer.sign();
            verifier.initVerify(certificate);
            verifier.update(data);
            System.out.println(algorithm + " " + verifier.verify(signature));
        }
    }
}
