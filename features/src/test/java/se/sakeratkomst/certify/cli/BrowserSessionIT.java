package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.launcher.Layout;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFileReader;

/**
 * Two service providers and one identity provider in a real browser: single sign-on, ForceAuthn, single logout begun at either end, and
 * a level of assurance that has to be raised. A picture of each step is left under {@code features/target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserSessionIT {
    private static final int PORTS = 26300;
    private static final int OTHER = PORTS + 51;

    @TempDir
    static Path folder;

    private final Path pictures = Layout.findRoot().resolve("features/target/screenshots");
    private final Cast cast = Cast.load();
    private TestSandbox sandbox;
    private Process other;

    @BeforeAll
    void start() throws IOException {
        Tools.require(
                "chromium chromium-driver libnss3-tools", "/usr/bin/chromium", "/usr/bin/chromedriver", "certutil");
        sandbox = TestSandbox.start(folder.resolve("var"), PORTS);
        other = otherVendor();
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (other != null) {
            other.destroy();
            other.waitFor();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sambi", "sweden-connect"})
    void oneLoginServesTwoSystemsAndOneLogoutEndsBoth(String federation) throws IOException {
        CardHolder doctor = cast.cardHolder("läkaren");
        try (PageBrowser browser = browser("sso-" + federation)) {
            browser.open(login(PORTS + 50, federation, ""));
            card(browser, doctor);
            assertLoggedIn(browser, doctor);

            browser.open(login(OTHER, federation, "&force=false"));
            assertLoggedIn(browser, doctor);
            assertThat(browser.address()).contains(":" + OTHER + "/patients");
            browser.shoot("other-without-card");

            browser.open(login(OTHER, federation, ""));
            assertThat(browser.element("form#card-login")).isNotNull();
            browser.shoot("force-authn-asks-for-the-card");

            browser.open(identityProvider(federation));
            assertThat(browser.element("#session-services").getText())
                    .contains("reference-vendor:" + federation, "other-vendor:" + federation);
            browser.shoot("who-knows");

            browser.open(page(PORTS + 50, "/patients"));
            browser.send("form[action$='/logout']");
            Screen.await(
                    "the identity provider's answer about the logout",
                    () -> browser.address().contains(":" + (PORTS + 50) + "/saml/" + federation + "/slo")
                            ? Optional.of(true)
                            : Optional.empty());
            browser.shoot("logged-out");
            browser.open(page(OTHER, "/patients"));
            assertThat(browser.shows("#user")).isFalse();
            browser.shoot("other-logged-out-too");
            browser.open(page(PORTS + 50, "/patients"));
            assertThat(browser.shows("#user")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sambi", "sweden-connect"})
    void aLogoutAtTheIdentityProviderEndsBoth(String federation) throws IOException {
        CardHolder doctor = cast.cardHolder("läkaren");
        try (PageBrowser browser = browser("slo-" + federation)) {
            browser.open(login(PORTS + 50, federation, ""));
            card(browser, doctor);
            assertLoggedIn(browser, doctor);
            browser.open(login(OTHER, federation, "&force=false"));
            assertLoggedIn(browser, doctor);

            browser.open(identityProvider(federation));
            browser.send("form#logout-everywhere");
            assertThat(browser.element("#logout-progress")).isNotNull();
            Screen.await(
                    "both to have answered",
                    () -> browser.shows("#logout-progress [data-state=done] ~ [data-state=done]")
                            ? Optional.of(true)
                            : Optional.empty());
            browser.shoot("both-answered");
            for (int port : List.of(PORTS + 50, OTHER)) {
                browser.open(page(port, "/patients"));
                assertThat(browser.shows("#user"))
                        .as("somebody at port " + port)
                        .isFalse();
            }
            browser.open(identityProvider(federation));
            assertThat(browser.shows("#nobody")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sambi", "sweden-connect"})
    void aHigherLevelIsAskedForWhereItIsNeeded(String federation) throws IOException {
        CardHolder doctor = cast.cardHolder("läkaren");
        CardHolder withReserveCard = cast.cardHolder("reservkortsläkaren");
        try (PageBrowser browser = browser("loa-" + federation)) {
            browser.open(login(PORTS + 50, federation, "&loa=2"));
            card(browser, withReserveCard);
            assertLoggedIn(browser, withReserveCard);
            assertThat(browser.element("#user").getDomAttribute("data-loa")).endsWith("loa2");
            browser.shoot("level-2");

            browser.open(
                    URI.create(identityProvider(federation) + "/forget")); // somebody else takes over at this computer
            browser.open(page(PORTS + 50, "/patients/high?federation=" + federation));
            assertThat(browser.element("form#card-login")).isNotNull();
            browser.shoot("asked-again");
            card(browser, doctor);
            assertLoggedIn(browser, doctor);
            assertThat(browser.element("#user").getDomAttribute("data-loa")).endsWith("loa3");
            assertThat(browser.address()).contains("/patients/high");
            browser.shoot("level-3");
        }
    }

    private PageBrowser browser(String name) throws IOException {
        List<X509Certificate> roots = sandbox.client.roots().stream()
                .filter(each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .toList();
        return PageBrowser.start(
                Files.createDirectories(folder.resolve("home-" + name)), roots, pictures.resolve("session-" + name));
    }

    /** From the identity provider's page by way of the card app's. */
    private void card(PageBrowser browser, CardHolder holder) {
        browser.send("form#card-login");
        String id = sandbox.client.cards().cards().stream()
                .filter(each -> each.personnummer().equals(holder.personnummer()))
                .map(Card::id)
                .findFirst()
                .orElseThrow();
        browser.element("#card option[value='" + id + "']").click();
        browser.element("#pin").sendKeys(holder.pin());
        browser.shoot("card");
        browser.send("form#card-choice");
    }

    private static void assertLoggedIn(PageBrowser browser, CardHolder holder) {
        assertThat(browser.element("#user").getDomAttribute("data-hsa-id")).isEqualTo(holder.hsaId());
    }

    private static URI login(int port, String federation, String more) {
        return page(port, "/login?federation=" + federation + "&target=/patients" + more);
    }

    private static URI page(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static URI identityProvider(String federation) {
        return URI.create("https://localhost:" + (PORTS + 30) + "/" + federation + "/session");
    }

    /** The same jar as the reference vendor under another name, registered as any other vendor is. */
    private Process otherVendor() throws IOException {
        Path root = Layout.findRoot();
        Path credentials = folder.resolve("var/credentials-other");
        Path log = folder.resolve("other-vendor.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        root.resolve("reference-vendor/target/reference-vendor.jar")
                                .toString(),
                        "--vendor.name=other-vendor",
                        "--server.port=" + OTHER,
                        "--vendor.public-url=http://localhost:" + OTHER,
                        "--vendor.home=" + folder.resolve("var/other-vendor"),
                        "--vendor.credentials=" + credentials,
                        "--vendor.metadata-service=http://localhost:" + (PORTS + 10))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        VendorFile reference = sandbox.vendor;
        String text = Files.readString(reference.file())
                .replace(":18050", ":" + OTHER)
                .replace("TEST Journalen", "TEST Andra journalen");
        VendorFile file = new VendorFileReader().read(reference.file(), text);
        Screen.await("the other vendor's metadata", () -> answers(page(OTHER, "/saml/sambi/metadata")));
        new Certifier(file, sandbox.client, credentials).prepare();
        return process;
    }

    private static Optional<Boolean> answers(URI address) {
        try (var in = address.toURL().openStream()) {
            in.readAllBytes();
            return Optional.of(true);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
