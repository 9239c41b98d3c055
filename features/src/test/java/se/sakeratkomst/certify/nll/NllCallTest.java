package se.sakeratkomst.certify.nll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.nll.NllCall.Finding;

class NllCallTest {
    private static final String OUTCOME = """
            {"resourceType":"OperationOutcome","issue":[
              {"severity":"error","details":{"coding":[{"code":"G.003","display":"x"}],"text":"Artikeln finns inte"}},
              {"severity":"warning","details":{"coding":[{"code":"H.004"}],"text":"Bara ett uttag"}}]}""";

    @Test
    void findingsHaveTheWordsOfTheAnswer() {
        NllCall call = call(Map.of("findings", "[\"R G.003\",\"W H.004\"]"), raw("{}", OUTCOME), "refused");

        assertThat(call.findings())
                .containsExactly(
                        new Finding(true, "G.003", "Artikeln finns inte"),
                        new Finding(false, "H.004", "Bara ett uttag"));
    }

    @Test
    void refusalThatIsNotOfTheControlTableIsAFindingByItsRule() {
        NllCall call = call(Map.of("rule", "EHM-073"), raw("{}", ""), "refused");

        assertThat(call.findings()).containsExactly(new Finding(true, "EHM-073", ""));
    }

    @Test
    void warningInAResourceHasItsWordsToo() {
        String answer = "{\"resourceType\":\"MedicationRequest\",\"contained\":[{\"resourceType\":\"DetectedIssue\","
                + "\"code\":{\"coding\":[{\"code\":\"H.004\"}],\"text\":\"Bara ett uttag\"}}]}";
        NllCall call = call(Map.of("findings", "[\"W H.004\"]"), raw("{}", answer), "accepted");

        assertThat(call.findings()).containsExactly(new Finding(false, "H.004", "Bara ett uttag"));
    }

    @Test
    void whatWasSentIsReadFromTheMessage() {
        String body = "{\"note\":\"a\\n\\nb\",\"contained\":[{\"identifier\":"
                + "[{\"system\":\"http://electronichealth.se/identifier/forskrivarkod\",\"value\":\"9000019\"}]}],"
                + "\"dosageInstruction\":[{\"text\":\"½ tablett\"}]}";
        NllCall call = call(Map.of(), raw(body, OUTCOME), "refused");

        assertThat(call.body()).isEqualTo(body);
        assertThat(call.texts()).contains("½ tablett");
        assertThat(call.identifiers("forskrivarkod")).containsExactly("9000019");
        assertThat(call.decoded("x-provenance")).isEqualTo("{\"who\":\"Testläkare\"}");
        assertThat(call.header("x-org-info")).isEmpty();
    }

    @Test
    void readsVerificationsAndWritesAreToldApart() {
        NllCall read = call(Map.of("path", "/fhir/MedicationRequest", "interaction", "search", "verify", "false"));
        NllCall verify =
                call(Map.of("path", "/fhir/$verify", "interaction", "operation", "verify", "true", "method", "POST"));
        NllCall write = call(Map.of("path", "/fhir/", "interaction", "transaction", "verify", "false"));
        NllCall patient = call(Map.of("path", "/fhir/Patient", "interaction", "search", "verify", "false"));

        assertThat(List.of(read, verify, write, patient))
                .extracting(NllCall::readsTheList)
                .containsExactly(true, false, false, false);
        assertThat(List.of(read, verify, write, patient))
                .extracting(NllCall::verifies)
                .containsExactly(false, true, false, false);
        assertThat(List.of(read, verify, write, patient))
                .extracting(NllCall::writes)
                .containsExactly(false, false, true, false);
    }

    private static String raw(String body, String answer) {
        String who = Base64.getEncoder().encodeToString("{\"who\":\"Testläkare\"}".getBytes(StandardCharsets.UTF_8));
        return "POST /fhir/MedicationRequest\nAccept: application/fhir+json\nx-provenance: " + who + "\n\n" + body
                + "\n\nHTTP 422\n\n" + answer;
    }

    private static NllCall call(Map<String, String> facts) {
        return call(facts, "", "accepted");
    }

    private static NllCall call(Map<String, String> facts, String raw, String outcome) {
        return new NllCall(new JournalEntry(
                1, 1, "ehm", "2026-11-23T12:00:00Z", NllCall.KIND, outcome, "", "", "FHIR", List.of(), "", facts, raw));
    }
}
