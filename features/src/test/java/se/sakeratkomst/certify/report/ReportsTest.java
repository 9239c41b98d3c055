package se.sakeratkomst.certify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.verdict.Check;
import se.sakeratkomst.certify.verdict.Control;
import se.sakeratkomst.certify.verdict.Evidence;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Kind;
import se.sakeratkomst.certify.verdict.RestsOn;
import se.sakeratkomst.certify.verdict.StepResult;
import se.sakeratkomst.certify.verdict.Verdict;
import tools.jackson.databind.JsonNode;

class ReportsTest {
    private static final RunSummary RUN = new RunSummary(
            "Vendor <script>alert(1)</script>",
            "1.0",
            "TEST AB",
            "default",
            "embedded",
            "",
            Instant.parse("2026-11-23T10:00:00Z"),
            Duration.ofSeconds(12),
            Map.of("sandbox", "0.1.0"),
            Map.of("sambi: login", "http://localhost/login"),
            List.of(judgement("ok/sambi", Verdict.PASS), judgement("annan-tjanst/sweden-connect", Verdict.FAIL)));

    @Test
    void htmlSaysTestAndNeverApproved() {
        Document page = html();

        assertThat(page.text()).contains("TEST").contains("never an approval").contains("aldrig ett godkännande");
    }

    @Test
    void htmlNeedsNothingOutsideItself() {
        Document page = html();

        assertThat(page.select("script, link, img, iframe")).isEmpty();
        assertThat(page.select("a[href]"))
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
    }

    @Test
    void everyLinkInThePageLeadsSomewhere() {
        Document page = html();

        assertThat(page.select("a[href^=#]"))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(page.getElementById(link.attr("href").substring(1)))
                                .as(link.attr("href"))
                                .isNotNull());
    }

    @Test
    void whatAVendorCallsItselfIsEscaped() {
        assertThat(new String(bytes(), StandardCharsets.UTF_8)).doesNotContain("<script>alert");
    }

    @Test
    void failedCaseShowsExpectedObservedMessageAndAssumption() {
        String text = html().text();

        assertThat(text)
                .contains("nobody (Audience)")
                .contains("the page shows Anna")
                .contains("<saml:Audience>someone-else</saml:Audience>")
                .contains("an assumption");
    }

    @Test
    void requirementIsAsBadAsItsWorstVerdict() {
        assertThat(html().select("tr#rule-SC-097 .v").text()).isEqualTo("fail");
    }

    @Test
    void jsonHasVerdictsAndExitCode() {
        JsonNode json = Json.MAPPER.readTree(JsonReport.of(RUN));

        assertThat(json.path("exitCode").asInt()).isEqualTo(1);
        assertThat(json.path("judgements").path(1).path("verdict").asString()).isEqualTo("fail");
        assertThat(json.path("notice").asString()).contains("never an approval");
    }

    @Test
    void junitCountsFailuresAndIsWellFormed() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JunitReport.of(RUN)));

        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void exitCodeTellsTheWorst() {
        assertThat(with(Verdict.PASS).exitCode()).isZero();
        assertThat(with(Verdict.PASS, Verdict.NOT_APPLICABLE).exitCode()).isZero();
        assertThat(with(Verdict.PASS, Verdict.INCONCLUSIVE).exitCode()).isEqualTo(2);
        assertThat(with(Verdict.INCONCLUSIVE, Verdict.FAIL).exitCode()).isEqualTo(1);
        assertThat(with(Verdict.NOT_APPLICABLE).exitCode()).isEqualTo(2);
        assertThat(with().exitCode()).isEqualTo(2);
    }

    private static RunSummary with(Verdict... verdicts) {
        return new RunSummary(
                "v",
                "",
                "",
                "default",
                "embedded",
                "",
                Instant.EPOCH,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                java.util.Arrays.stream(verdicts)
                        .map(verdict -> judgement("case", verdict))
                        .toList());
    }

    private static byte[] bytes() {
        return new HtmlReport(Catalogue.load()).of(RUN);
    }

    private static Document html() {
        return Jsoup.parse(new String(bytes(), StandardCharsets.UTF_8));
    }

    private static Judgement judgement(String id, Verdict verdict) {
        boolean met = verdict == Verdict.PASS;
        return new Judgement(
                id,
                "Intyg",
                "Intyget är ställt till en annan tjänst",
                "sweden-connect",
                List.of("negativ"),
                List.of("SC-097"),
                List.of("NEG-099"),
                Kind.NEGATIVE,
                verdict,
                "because",
                List.of(new Check(
                        "who is logged in", "nobody (Audience)", "the page shows Anna", met, List.of("idp#1.2"))),
                List.of("a remark"),
                List.of(new Control("before", "sweden-connect", true, "the page shows Anna", "")),
                List.of(new StepResult("Givet att läkaren kan logga in", "passed")),
                List.of(new Evidence(
                        "idp#1.2",
                        "2026-11-23T10:00:01Z",
                        "saml.response.sent",
                        "info",
                        "idp",
                        "sp",
                        "a response",
                        "audience: someone-else",
                        "<saml:Audience>someone-else</saml:Audience>")),
                List.of("GET http://localhost/login → 302"),
                List.of(new RestsOn("A-1", "an assumption", "federation.md", "a.setting")),
                Duration.ofMillis(120));
    }
}
