package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
 * A real browser with a card in its PKCS#11 module logs in at each federation's identity provider by mutual TLS, PIN typed in its
 * dialog. A picture of each step is left under {@code features/target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserCardIT {
    private static final int PORTS = 26000;
    private static final String PACKAGES = "chromium chromium-driver xvfb xdotool libnss3-tools softhsm2";

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
        Module card = module();
        Journals journals = sandbox.client.journals();
        Journals.Mark mark = journals.mark(List.of(Service.IDP));
        try (CardBrowser browser = CardBrowser.start(
                screen,
                Files.createDirectories(folder.resolve("home-" + federation)),
                roots(),
                card.library(),
                card.environment(),
                pictures.resolve(federation))) {
            browser.open(URI.create("http://localhost:" + (PORTS + 50) + "/login?federation=" + federation));
            browser.element("a#card-tls");
            browser.shoot("login");
            browser.follow("a#card-tls");
            browser.chooseCertificate("certificate");
            String dialog = browser.pinDialog("pin", "");
            if (wrongPin != null) {
                browser.type(dialog, wrongPin);
                dialog = browser.pinDialog("pin-again", dialog);
            }
            browser.type(dialog, doctor.pin());
            String hsaId = browser.element("#user").getDomAttribute("data-hsa-id");
            browser.shoot("logged-in");
            assertThat(hsaId).isEqualTo(doctor.hsaId());
        }
        List<JournalEntry> verified = journals.since(mark, List.of(Service.IDP)).stream()
                .filter(entry -> entry.kind().equals("card.verified"))
                .toList();
        assertThat(verified).singleElement().satisfies(entry -> {
            assertThat(entry.accepted()).isTrue();
            assertThat(entry.fact("way")).contains("tls");
            assertThat(entry.fact("idp")).contains(federation);
        });
    }

    /** The root only: what the identity provider shows leads to it. */
    private List<X509Certificate> roots() {
        return sandbox.client.roots().stream()
                .filter(each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .toList();
    }

    /** A token folder with the doctor's card alone, as if the others were in no reader. */
    private Module module() throws IOException {
        Card card = sandbox.client.cards().cards().stream()
                .filter(each -> each.personnummer().equals(doctor.personnummer()))
                .findFirst()
                .orElseThrow();
        Path own = Files.createDirectories(folder.resolve("softhsm/tokens"));
        Path all = folder.resolve("var/cards/softhsm/tokens");
        for (String use : List.of("legitimering", "underskrift")) {
            String serial = card.token(use).map(Card.Token::serial).orElseThrow();
            try (Stream<Path> tokens = Files.list(all)) {
                Optional<Path> token = tokens.filter(
                                each -> each.toString().replace("-", "").endsWith(serial))
                        .findFirst();
                copy(token.orElseThrow(), own);
            }
        }
        Path configuration = folder.resolve("softhsm/softhsm2.conf");
        Files.writeString(
                configuration, "directories.tokendir = " + own + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return new Module(library(), Map.of("SOFTHSM2_CONF", configuration.toString()));
    }

    private static void copy(Path from, Path into) throws IOException {
        Path to = Files.createDirectories(into.resolve(from.getFileName().toString()));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path library() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 4, (path, attributes) -> path.endsWith("libsofthsm2.so"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
