package se.sakeratkomst.metadata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.saml.federation.Federations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String file(String xml) throws IOException {
        return Files.writeString(folder.resolve("sp.xml"), xml).toString();
    }

    private int run(String... arguments) {
        return CheckCommand.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Draft broken() {
        return Draft.sp(Federations.SWEDEN_CONNECT)
                .replace("><", ">\n<")
                .replace("https://sp.example.se/acs", "http://sp.example.se/acs")
                .without("md:EncryptionMethod");
    }

    @Test
    void whatIsWholeIsGreen() throws Exception {
        assertThat(run(file(Draft.sp(Federations.SAMBI).xml()), "--federation", "sambi"))
                .isZero();
        assertThat(printed()).startsWith("green  ").contains("nothing to remark");
    }

    @Test
    void whatShouldBeMendedIsYellowAndWouldBePublished() throws Exception {
        String file = file(Draft.sp(Federations.SWEDEN_CONNECT)
                .without("md:EncryptionMethod")
                .xml());
        assertThat(run(file, "--federation", "sweden-connect")).isZero();
        assertThat(printed()).contains("yellow  SC-002  line 1  /md:EntityDescriptor\n");
    }

    @Test
    void whatMustBeMendedIsRedWithItsLineTheWayToItAndTheFourParts() throws Exception {
        assertThat(run("--federation", "sweden-connect", file(broken().xml()))).isEqualTo(1);
        assertThat(printed())
                .containsPattern(
                        "red  SC-066  line \\d+  /md:EntityDescriptor/md:SPSSODescriptor/md:AssertionConsumerService\n")
                .contains("  attempted: ")
                .contains("  observed:  http://sp.example.se/acs\n")
                .contains("  expected:  an https address\n")
                .contains("  remedy:    Serve it over https.\n")
                .contains("1 to mend, 1 more to look at");
    }

    @Test
    void asJsonTheFindingsHaveTheMembersOfAHandIn() throws Exception {
        assertThat(run(file(broken().xml()), "--federation", "sweden-connect", "--json"))
                .isEqualTo(1);
        JsonNode report = JsonMapper.shared().readTree(printed());
        assertThat(report.path("result").asString()).isEqualTo("red");
        assertThat(report.path("entityId").asString()).isEqualTo("https://sp.example.se");
        JsonNode finding = report.path("findings").path(0);
        assertThat(finding.propertyNames())
                .containsExactlyInAnyOrder("rule", "severity", "attempted", "observed", "expected", "remedy", "place");
        assertThat(finding.path("place").propertyNames()).containsExactlyInAnyOrder("element", "xpath", "line");
    }

    @Test
    void aFindingWithoutPlaceHasNoSuchMember() throws Exception {
        assertThat(run(file("no XML"), "--federation", "sambi", "--json")).isEqualTo(1);
        JsonNode finding =
                JsonMapper.shared().readTree(printed()).path("findings").path(0);
        assertThat(finding.path("rule").asString()).isEqualTo("XML-WELLFORMED");
        assertThat(finding.has("place")).isFalse();
    }

    @Test
    void identityProvidersAreExaminedToo() throws Exception {
        assertThat(run(file(Draft.idp(Federations.SAMBI).xml()), "--federation", "sambi"))
                .isZero();
    }

    @Test
    void theProductionLikeEnvironmentIsStricter() throws Exception {
        String file = file(Draft.sp(Federations.SWEDEN_CONNECT)
                .replace(
                        "http://id.swedenconnect.se/contract/sc/sweden-connect",
                        "http://id.elegnamnden.se/ec/1.0/loa3-pnr")
                .xml());
        assertThat(run(file, "--federation", "sweden-connect")).isZero();
        assertThat(run(file, "--federation", "sweden-connect", "--environment", "prod"))
                .isEqualTo(1);
    }

    @Test
    void aPrivateKeyIsNotRepeated() throws Exception {
        assertThat(run(file("-----BEGIN PRIVATE KEY-----\nTESTTESTTEST"), "--federation", "sambi"))
                .isEqualTo(1);
        assertThat(printed()).contains("KEY-PRIVATE").doesNotContain("TESTTESTTEST");
    }

    @Test
    void aFileThatGoesOnForeverIsReadNoFurtherThanAllowed() {
        assertThat(run("/dev/zero", "--federation", "sambi")).isEqualTo(1);
        assertThat(printed()).contains("XML-SIZE");
    }

    @Test
    void aCallThatCannotBeUnderstoodIsTold() throws Exception {
        String file = file("<a/>");
        Stream.of(
                        List.<String>of(),
                        List.of(file),
                        List.of("--federation", "sambi"),
                        List.of(file, "--federation", "skolfederation"),
                        List.of(file, "--federation"),
                        List.of(file, file, "--federation", "sambi"),
                        List.of(file, "--federation", "sambi", "--environment", "qa"),
                        List.of(file, "--federation", "sambi", "--xml"),
                        List.of(folder.resolve("none.xml").toString(), "--federation", "sambi"),
                        List.of(folder.toString(), "--federation", "sambi"))
                .forEach(arguments -> assertThat(run(arguments.toArray(String[]::new)))
                        .as(String.join(" ", arguments))
                        .isEqualTo(3));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("attempted:")
                .contains("observed:")
                .contains("expected:")
                .contains("remedy:");
        assertThat(printed()).isEmpty();
    }
}
