package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.certify.launcher.Layout;

/** {@code driver: browser}: the reference vendor certified in Chromium, as a vendor whose login needs scripts would be. */
@EnabledIf("fetched")
class BrowserDriverIT {
    private static final int PORT_BASE = 27700;
    private static final String SOME =
            "@sambi and (@TF-inloggning-lakare or @TF-osignerat or @TF-annan-tjanst or @TF-obegart-svar or"
                    + " @TF-aterspelning-samma-webblasare or @TF-anvisning or @TF-utloggning or @TF-avbruten-i-kortappen)";

    @TempDir
    static Path folder;

    /** What ./sandbox browser has fetched; the continuous integration fetches it first. */
    static boolean fetched() {
        return Files.isDirectory(browser());
    }

    private static Path browser() {
        return Layout.findRoot().resolve("var/browser");
    }

    @Test
    void scenariosEndAsWithTheDriverHttp() throws IOException, InterruptedException {
        Path file = vendorFile();
        Path output = folder.resolve("output.txt");
        try (TestSandbox sandbox = TestSandbox.start(folder.resolve("home"), PORT_BASE)) {
            Process certify = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Dsandbox.root=" + Layout.findRoot(),
                            "-cp",
                            System.getProperty("java.class.path") + File.pathSeparator + browser() + "/*",
                            Sandbox.class.getName(),
                            "certify",
                            "--vendor",
                            file.toString(),
                            "--target",
                            "running",
                            "--home",
                            folder.resolve("home").toString(),
                            "--port-base",
                            String.valueOf(PORT_BASE),
                            "--runs",
                            folder.resolve("runs").toString(),
                            "--parallel",
                            "2",
                            "--tags",
                            SOME)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(certify.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(sandbox.vendor.driver()).isEqualTo("http");
            String told = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(certify.exitValue()).as(told).isZero();
            assertThat(told).contains("Tests run: 8, Failures: 0, Errors: 0, Skipped: 0");
        }
    }

    private static Path vendorFile() throws IOException {
        String text = Files.readString(Layout.findRoot().resolve("reference-vendor/vendor.yaml"))
                .replace(":18050", ":" + (PORT_BASE + 50))
                .replace("driver: http", "driver: browser")
                .replace("federations:", "credentials: " + folder.resolve("home/credentials") + "\nfederations:");
        return Files.writeString(folder.resolve("vendor.yaml"), text);
    }
}
