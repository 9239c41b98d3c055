package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.certify.doctor.Doctor;
import se.sakeratkomst.certify.doctor.Finding;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.report.RunSummary;
import se.sakeratkomst.certify.vendor.SpMetadataSource;
import se.sakeratkomst.certify.verdict.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * The whole chain: what must work against the reference vendor, each scenario as a test of its own; {@code ./sandbox certify} tries the rest, and of the
 * national list all but one page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificationIT {
    private static final int PORTS = 27000;

    @TempDir
    static Path folder;

    private TestSandbox sandbox;
    private RunSummary run;
    private final StringWriter console = new StringWriter();

    @BeforeAll
    void certify() {
        sandbox = TestSandbox.start(folder.resolve("var"), PORTS);
        run = sandbox.certifier.report(
                "(@positiv and not @nll) or @TF-nll-sidan or @TF-annan-mottagare",
                "embedded",
                folder.resolve("runs"),
                new PrintWriter(console, true));
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> referenceVendorPassesEveryScenarioThatApplies() {
        return run.judgements().stream()
                .map(judgement -> DynamicTest.dynamicTest(
                        judgement.id() + " " + judgement.scenario(),
                        () -> assertThat(judgement.verdict())
                                .as(judgement.reason() + "\n" + String.join("\n", judgement.hops()))
                                .isIn(Verdict.PASS, Verdict.NOT_APPLICABLE)));
    }

    @Test
    void runLeavesReportJsonJunitAndJournals() throws Exception {
        List<Path> runs;
        try (Stream<Path> found = Files.list(folder.resolve("runs"))) {
            runs = found.toList();
        }
        assertThat(runs).hasSize(1);
        Path own = runs.get(0);
        assertThat(own.resolve("report.html")).content().contains("never an approval");
        assertThat(own.resolve("TEST-certification.xml")).content().contains("<testsuite");
        assertThat(own.resolve("journal/idp.json")).content().contains("saml.");
        JsonNode results = Json.MAPPER.readTree(Files.readAllBytes(own.resolve("results.json")));
        assertThat(results.path("judgements").size()).isEqualTo(run.judgements().size());
        assertThat(console.toString())
                .contains("Report: ")
                .contains("Tests run: " + run.judgements().size());
    }

    @Test
    void noPinSecretOrTokenReachesTheReport() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            String secret = Json.MAPPER
                    .readTree(Files.readAllBytes(sandbox.credentials.resolve("ehm-client.json")))
                    .path("federations")
                    .path("sambi")
                    .path("clientSecret")
                    .asString();
            assertThat(secret).isNotBlank();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("114477").doesNotContain(secret);
            }
        }
    }

    @Test
    void operatorWouldPublishTheReferenceVendorsMetadata() throws Exception {
        for (String federation : sandbox.vendor.federations().keySet()) {
            Path file = folder.resolve(federation + ".xml");
            Files.writeString(file, metadata(federation));
            StringWriter said = new StringWriter();
            PrintWriter out = new PrintWriter(said, true);

            assertThat(Sandbox.commandLine(out, out)
                            .execute("metadata", "check", file.toString(), "--federation", federation, "--json"))
                    .as(said.toString())
                    .isZero();
            assertThat(Json.MAPPER.readTree(said.toString()).path("federation").asString())
                    .isEqualTo(federation);
        }
    }

    /** What the reference vendor says of itself. */
    private String metadata(String federation) {
        return new SpMetadataSource(sandbox.vendor, sandbox.client.http(List.of()))
                .in(federation)
                .xml();
    }

    @Test
    void doctorFindsNothingInTheWay() {
        List<Finding> findings = new Doctor(sandbox.vendor, sandbox.client, sandbox.credentials).examine();

        assertThat(findings).isNotEmpty();
        assertThat(findings)
                .filteredOn(finding -> finding.health() == Finding.Health.BAD)
                .isEmpty();
    }
}
