package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.wait.strategy.Wait;
import se.sakeratkomst.certify.evidence.SandboxAddresses;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Layout;
import se.sakeratkomst.certify.report.RunSummary;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Verdict;

/** The compose file brought up, and the same suite against it. Skipped where there is no Docker or no image. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeIT {
    private static final int PORTS = 28000;
    /** The containers that are started by hand are certified in the other federation. */
    private static final String SAMBI = "@sambi";

    private static final String IMAGES = "saker-atkomst-sandbox/";
    private static final List<String> SERVICES = List.of("cards", "metadata", "idp", "ehm", "inera", "vendor");

    @TempDir
    static Path folder;

    private ComposeContainer compose;
    private RunSummary run;

    @BeforeAll
    void certifyInContainers() throws IOException, InterruptedException {
        assumeTrue(dockerRuns(), "no Docker engine: compose/setup-docker.sh starts one");
        assumeTrue(imagesExist(), "no images: docker compose -f compose/compose.yaml build makes them");
        Path root = Layout.findRoot();
        String token = UUID.randomUUID().toString();
        compose = new ComposeContainer(root.resolve("compose/compose.yaml").toFile())
                .withEnv(environment(token))
                .withBuild(false)
                .withPull(false);
        for (String service : SERVICES) {
            compose.waitingFor(service, Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(3)));
        }
        compose.start();
        VendorFile vendor = Common.referenceVendor(root, PORTS);
        SandboxClient client =
                new SandboxClient(SandboxAddresses.onLoopback(PORTS), SandboxAddresses.DEFAULT_LAB, () -> token);
        Path credentials = folder.resolve("credentials");
        Certifier certifier = new Certifier(vendor, client, credentials);
        certifier.prepare();
        handOver(credentials, client.addresses().of(Service.EHM).url().toString());
        run = certifier.report(SAMBI, "compose", folder.resolve("runs"), new PrintWriter(new StringWriter(), true));
    }

    @AfterAll
    void stop() {
        if (compose != null) {
            compose.stop();
        }
    }

    @Test
    void referenceVendorPassesTheSameSuiteInContainers() {
        assertThat(run.judgements())
                .isNotEmpty()
                .filteredOn(judgement -> judgement.verdict() != Verdict.PASS)
                .extracting(Judgement::id, Judgement::reason)
                .isEmpty();
    }

    private static Map<String, String> environment(String token) {
        Map<String, String> environment = new HashMap<>();
        for (Service service : Service.values()) {
            SandboxAddresses.Endpoint endpoint =
                    SandboxAddresses.onLoopback(PORTS).of(service);
            environment.put(
                    service.name() + "_PORT", String.valueOf(endpoint.url().getPort()));
            environment.put(
                    service.name() + "_CONTROL_PORT",
                    String.valueOf(endpoint.control().getPort()));
        }
        environment.put("IDP_CARD_PORT", String.valueOf(PORTS + 32));
        environment.put("VENDOR_PORT", String.valueOf(PORTS + 50));
        environment.put("NETWORK", "saker-atkomst-sandbox-test");
        environment.put("PUBLIC_HOST", "localhost");
        environment.put("LISTEN", "127.0.0.1");
        environment.put("TAG", "local");
        environment.put("SANDBOX_ADMIN_TOKEN", token);
        return environment;
    }

    /** Inside a container localhost is the container itself, so E-hälsomyndigheten gets the name that it has there. */
    private void handOver(Path credentials, String outside) throws IOException, InterruptedException {
        ContainerState vendor =
                compose.getContainerByServiceName("vendor").orElseThrow(() -> new IllegalStateException("no vendor"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(credentials)) {
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                if (file.toString().endsWith(".json")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replace(outside, "https://ehm:18040")
                            .getBytes(StandardCharsets.UTF_8);
                }
                ExecResult result = vendor.execInContainer(
                        "sh",
                        "-c",
                        "echo " + Base64.getEncoder().encodeToString(content) + " | base64 -d > /sandbox/credentials/"
                                + file.getFileName());
                assertThat(result.getExitCode()).as(result.getStderr()).isZero();
            }
        }
    }

    private static boolean dockerRuns() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean imagesExist() {
        List<String> modules = List.of(
                "virtual-cards",
                "mock-sambi-metadata",
                "mock-idp",
                "mock-ehm-services",
                "mock-inera-services",
                "reference-vendor");
        List<String> tags = DockerClientFactory.instance().client().listImagesCmd().exec().stream()
                .flatMap(image -> image.getRepoTags() == null
                        ? java.util.stream.Stream.empty()
                        : java.util.Arrays.stream(image.getRepoTags()))
                .toList();
        return modules.stream().allMatch(module -> tags.contains(IMAGES + module + ":local"));
    }
}
