package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium for pages alone, without a screen: a profile of its own, the sandbox's root trusted. */
final class PageBrowser implements AutoCloseable {
    private final ChromeDriver driver;
    private final Path pictures;
    private int taken;

    private PageBrowser(ChromeDriver driver, Path pictures) {
        this.driver = driver;
        this.pictures = pictures;
    }

    /**
     * Starts one.
     *
     * @param home what it takes for the user's home: must be empty
     * @param roots what it trusts
     * @param pictures where the pictures go, named {@code NAME-1-…png}
     */
    static PageBrowser start(Path home, List<X509Certificate> roots, Path pictures) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString(), "LC_ALL", "C.UTF-8"));
        CardBrowser.trust(home, roots, environment);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + home.resolve("profile"),
                "--window-size=1100,900");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "sv"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .withEnvironment(environment)
                .build();
        return new PageBrowser(new ChromeDriver(service, options), pictures);
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    /** Where the browser has come to. */
    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    boolean shows(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** An element, waited for. */
    WebElement element(String selector) {
        return Screen.await(selector + " on the page " + address(), () -> {
            List<WebElement> found = driver.findElements(By.cssSelector(selector));
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
        });
    }

    /** Presses the button of a form. */
    void send(String form) {
        element(form + " button").click();
    }

    /** A picture of the page. */
    void shoot(String name) {
        taken++;
        Path file = pictures.resolveSibling(pictures.getFileName() + "-" + taken + "-" + name + ".png");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("keep the picture " + file, e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
