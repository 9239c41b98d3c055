package se.sakeratkomst.ehm.refusal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal as FHIR's OperationOutcome, written without the FHIR server: the edge answers before that is asked.
 *
 * @see <a href="http://hl7.org/fhir/R4/operationoutcome.html">FHIR R4, OperationOutcome</a>
 */
public final class OutcomeJson {

    /** System of the codes in issue.details: the project's own requirement ids, since E-hälsomyndigheten's are not public. */
    public static final String REQUIREMENTS = "urn:saker-atkomst-sandbox:TEST:requirement";

    private final JsonMapper json;

    public OutcomeJson(JsonMapper json) {
        this.json = json;
    }

    public byte[] write(Refusal refusal) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("resourceType", "OperationOutcome");
        outcome.put(
                "issue",
                refusal.findings().stream()
                        .map(finding -> issue(refusal.issue(), finding))
                        .toList());
        return json.writeValueAsBytes(outcome);
    }

    private static Map<String, Object> issue(String code, Finding finding) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("severity", finding.refuses() ? "error" : "warning");
        issue.put("code", code);
        issue.put(
                "details",
                Map.of(
                        "coding",
                        List.of(Map.of("system", REQUIREMENTS, "code", finding.rule())),
                        "text",
                        finding.observed()));
        issue.put("diagnostics", Refusal.diagnostics(finding));
        return issue;
    }
}
