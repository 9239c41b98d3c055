package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Journals;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Layout;

/**
 * A real browser, which has the lab's card reader as PKCS#11 module, logs in at each federation's identity provider by mutual TLS, PIN typed in its
 * dialog. A picture of each step is left under {@code features/target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserCardIT {
    private static final int PORTS = 26000;
    private static final String PACKAGES = "chromium chromium-driver xvfb xdotool libnss3-tools p11-kit-modules";

    @TempDir
    static Path folder;

    private final Path pictures = Layout.findRoot().resolve("features/target/screenshots");
    private final CardHolder doctor = Cast.load().cardHolder("läkaren");
    private TestSandbox sandbox;
    private Screen screen;

    /** What a PKCS#11 client opens, and what that needs in its environment. */
    private record Module(Path library, Map<String, String> environment) {}

    @BeforeAll
    void start() {
        Tools.require(PACKAGES, "/usr/bin/chromium", "/usr/bin/chromedriver", "Xvfb", "xdotool", "modutil", "certutil");
        sandbox = TestSandbox.start(folder.resolve("var"), PORTS);
        screen = Screen.start(folder.resolve("screen"));
    }

    @AfterAll
    void stop() {
        if (screen != null) {
            screen.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"sambi, 999999", "sweden-connect, "})
    void aCardInTheBrowserLogsIn(String federation, String wrongPin) throws IOException {
        Module card = inserted();
        Journals journals = sandbox.client.journals();
        Journals.Mark mark = journals.mark(List.of(Service.IDP, Service.CARDS));
        try (CardBrowser browser = CardBrowser.start(
                screen,
                Files.createDirectories(folder.resolve("home-" + federation)),
                roots(),
                card.library(),
                card.environment(),
                pictures.resolve(federation))) {
            browser.open(URI.create("http://localhost:" + (PORTS + 50) + "/login?federation=" + federation));
            browser.element("a#card-tls");
            browser.shootPage("login");
            browser.follow("a#card-tls");
            browser.chooseCertificate("certificate");
            String dialog = browser.pinDialog("pin", "");
            if (wrongPin != null) {
                browser.type(dialog, wrongPin);
                dialog = browser.pinDialog("pin-again", dialog);
            }
            browser.type(dialog, doctor.pin());
            String hsaId = browser.element("#user").getDomAttribute("data-hsa-id");
            browser.shootPage("logged-in");
            assertThat(hsaId).isEqualTo(doctor.hsaId());
        }
        loggedInOverTheReader(journals.since(mark, List.of(Service.IDP, Service.CARDS)), federation);
    }

    /** examples/pkcs11/JavaLogin.java, as its own comment says to run it. */
    @Test
    void aProgramLogsInWithTheCardInPlainJava() throws IOException {
        Module card = inserted();
        Path trust = folder.resolve("trust.pem");
        Files.writeString(trust, sandbox.client.cards().trust());
        Journals journals = sandbox.client.journals();
        Journals.Mark mark = journals.mark(List.of(Service.IDP, Service.CARDS));
        String said = Tools.run(
                card.environment(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Layout.findRoot().resolve("examples/pkcs11/JavaLogin.java").toString(),
                "http://localhost:" + (PORTS + 50) + "/login?federation=sambi",
                trust.toString(),
                doctor.pin());
        assertThat(said).contains("logged in: " + doctor.hsaId());
        loggedInOverTheReader(journals.since(mark, List.of(Service.IDP, Service.CARDS)), "sambi");
    }

    /** The identity provider saw the card's certificate in the handshake, and the card signed it in the reader. */
    private static void loggedInOverTheReader(List<JournalEntry> entries, String federation) {
        assertThat(entries)
                .filteredOn(entry -> entry.kind().equals("card.verified"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.accepted()).isTrue();
                    assertThat(entry.fact("way")).contains("tls");
                    assertThat(entry.fact("idp")).contains(federation);
                });
        assertThat(entries)
                .filteredOn(entry -> entry.kind().equals("card.signature") && entry.accepted())
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.fact("reader")).contains("reader");
                    assertThat(entry.fact("use")).contains("legitimering");
                });
    }

    /** The root only: what the identity provider shows leads to it. */
    private List<X509Certificate> roots() {
        return sandbox.client.roots().stream()
                .filter(each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .toList();
    }

    /** The doctor's card in the lab's reader, as a PKCS#11 client meets it. */
    private Module inserted() {
        Card card = sandbox.client.cards().cards().stream()
                .filter(each -> each.personnummer().equals(doctor.personnummer()))
                .findFirst()
                .orElseThrow();
        sandbox.client.cards().insert("reader", card.id());
        Path socket = folder.resolve("var/cards/readers/default/reader.sock");
        return new Module(library(), Map.of("P11_KIT_SERVER_ADDRESS", "unix:path=" + socket));
    }

    private static Path library() {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 4, (path, attributes) -> path.endsWith("pkcs11/p11-kit-client.so"))) {
            return files.findFirst().orElse(Path.of("/usr/lib/pkcs11/p11-kit-client.so"));
        } catch (IOException e) {
            throw new UncheckedIOException("look for p11-kit's client module", e);
        }
    }
}
