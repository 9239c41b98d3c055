package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Chromium as a user has it: a profile of its own, the sandbox's root trusted, the card's PKCS#11 module known to NSS. Its pages are driven by
 * WebDriver; its own dialogs, for choosing a certificate and for the PIN, by the keyboard.
 */
final class CardBrowser implements AutoCloseable {
    /** The title of the dialog that asks for a PIN. */
    private static final String PIN_DIALOG = "Unlock Security Device";

    private final Screen screen;
    private final ChromeDriver driver;
    private final Path pictures;
    private int taken;

    private CardBrowser(Screen screen, ChromeDriver driver, Path pictures) {
        this.screen = screen;
        this.driver = driver;
        this.pictures = pictures;
    }

    /**
     * Starts one.
     *
     * @param home what it takes for the user's home: must be empty
     * @param roots what it trusts
     * @param module the PKCS#11 module's library
     * @param environment what the module needs
     * @param pictures where the pictures go, named {@code NAME-1-…png}
     */
    static CardBrowser start(
            Screen screen,
            Path home,
            List<X509Certificate> roots,
            Path module,
            Map<String, String> environment,
            Path pictures) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(screen.environment());
        all.put("HOME", home.toString());
        all.put("LANGUAGE", "en");
        all.put("LC_ALL", "C.UTF-8");
        certificates(home, roots, module, all);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.setPageLoadStrategy(PageLoadStrategy.NONE); // a handshake that waits for a PIN is no load that ends
        options.addArguments(
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + home.resolve("profile"),
                "--window-position=0,0",
                "--window-size=" + Screen.WIDTH + "," + Screen.HEIGHT);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "sv"));
        options.setExperimentalOption("excludeSwitches", List.of("enable-automation"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .withEnvironment(all)
                .build();
        return new CardBrowser(screen, new ChromeDriver(service, options), pictures);
    }

    /** FRIENDLY: certificates can be listed without a PIN, as on a real card; else NSS asks for the PIN of each token. */
    private static void certificates(
            Path home, List<X509Certificate> roots, Path module, Map<String, String> environment) {
        String nss = trust(home, roots, environment);
        Tools.run(
                environment,
                "modutil",
                "-dbdir",
                nss,
                "-add",
                "TEST card",
                "-libfile",
                module.toString(),
                "-mechanisms",
                "FRIENDLY",
                "-force");
    }

    /** The database of what a browser with that home trusts. */
    static String trust(Path home, List<X509Certificate> roots, Map<String, String> environment) {
        try {
            Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
            String nss = "sql:" + database;
            Tools.run(environment, "certutil", "-N", "-d", nss, "--empty-password");
            int number = 0;
            for (X509Certificate root : roots) {
                number++;
                Path file = home.resolve("root-" + number + ".pem");
                Files.writeString(
                        file,
                        "-----BEGIN CERTIFICATE-----\n"
                                + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                                + "\n-----END CERTIFICATE-----\n");
                Tools.run(
                        environment,
                        "certutil",
                        "-A",
                        "-d",
                        nss,
                        "-n",
                        "TEST " + number,
                        "-t",
                        "C,,",
                        "-i",
                        file.toString());
            }
            return nss;
        } catch (IOException e) {
            throw new UncheckedIOException("make the browser's certificate database", e);
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException("a root without encoding", e);
        }
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    /** An element, waited for. */
    WebElement element(String selector) {
        return Screen.await(selector + " on the page " + driver.getCurrentUrl(), () -> {
            List<WebElement> found = driver.findElements(By.cssSelector(selector));
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
        });
    }

    /** Follows a link without waiting for where it leads. */
    void follow(String selector) {
        driver.executeScript("const link = arguments[0]; setTimeout(() => link.click(), 1)", element(selector));
    }

    /** Waits until the browser asks which certificate to show, which dims the page, and takes the one it proposes. */
    void chooseCertificate(String picture) {
        int before = screen.brightness(Screen.WIDTH - 40, Screen.HEIGHT - 40);
        Screen.await("the choice of certificate", () -> {
            boolean dimmed = screen.brightness(Screen.WIDTH - 40, Screen.HEIGHT - 40) < before * 3 / 4;
            return dimmed && screen.still() ? Optional.of(true) : Optional.empty();
        });
        shoot(picture);
        screen.press(window(), "Return");
    }

    /** Waits until the PIN is asked for; the dialog. */
    String pinDialog(String picture, String after) {
        String dialog = Screen.await(
                "the dialog for the PIN",
                () -> screen.windows(PIN_DIALOG).stream()
                        .filter(each -> !each.equals(after))
                        .findFirst());
        Screen.await("the dialog to be drawn", () -> screen.still() ? Optional.of(true) : Optional.empty());
        shoot(picture);
        return dialog;
    }

    void type(String dialog, String pin) {
        screen.type(dialog, pin);
    }

    private String window() {
        return screen.windows(" - Chromium$").get(0);
    }

    /** A picture of the page once it is painted; not while a dialog of the browser itself is open. */
    void shootPage(String name) {
        driver.executeAsyncScript("const painted = arguments[0];"
                + " requestAnimationFrame(() => requestAnimationFrame(() => painted()));");
        shoot(name);
    }

    void shoot(String name) {
        taken++;
        screen.shoot(pictures.resolveSibling(pictures.getFileName() + "-" + taken + "-" + name + ".png"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
