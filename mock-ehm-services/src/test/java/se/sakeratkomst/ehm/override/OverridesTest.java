package se.sakeratkomst.ehm.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

/** A lab's own mappings answer behind security and before the service. */
@ExtendWith(RunsEhm.class)
class OverridesTest {

    private static NllClient anna(EhmUnderTest ehm) {
        return NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
    }

    private static String path(NllClient user) {
        return "/admin/labs/" + user.vendor().lab() + "/overrides";
    }

    private static String list(NllClient user) {
        return "/MedicationRequest?patient=" + user.patient();
    }

    @Test
    void aMappingInWireMocksOwnJsonAnswersAndTheJournalSaysWhose(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode made = ehm.control("POST", path(anna) + "/mappings", """
                {"name": "no list today", "request": {"method": "GET", "urlPath": "/fhir-server/fhir/MedicationRequest",
                   "queryParameters": {"patient": {"equalTo": "%s"}}},
                 "response": {"status": 503, "headers": {"Retry-After": "7", "Content-Type": "text/plain;charset=UTF-8"}, "body": "TEST stängt"}}
                """.formatted(anna.patient()));
        HttpResponse<String> answer = anna.get(list(anna));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("TEST stängt");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("Matched-Stub-Id")).isEmpty();
        JsonNode entry = ehm.lastEntry(anna.vendor().lab(), "ehm.nll");
        assertThat(entry.at("/facts/override/mapping").asString())
                .isEqualTo(made.path("id").asString());
        assertThat(entry.at("/facts/override/origin").asString()).isEqualTo("tester");
        assertThat(entry.at("/facts/status").asInt()).isEqualTo(503);
        assertThat(anna.get("/Basic?code=medlistinfo&patient=" + anna.patient()).statusCode())
                .as("what no mapping fits is answered by the service")
                .isEqualTo(200);
        ehm.control("DELETE", path(anna) + "/mappings/" + made.path("id").asString(), "");
        assertThat(anna.get(list(anna)).statusCode()).isEqualTo(200);
    }

    @Test
    void securityComesFirst(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        ehm.control("POST", path(anna) + "/library/nll-unavailable", "");
        Map<String, String> headers = anna.headers();
        headers.remove("Authorization");
        assertThat(anna.call("GET", list(anna), "", headers).statusCode()).isEqualTo(401);
        assertThat(anna.get(list(anna)).statusCode()).isEqualTo(503);
    }

    @Test
    void theTokenServiceIsOverriddenTooOnceTheCallerIsIdentified(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        Vendor vendor = anna.vendor();
        ehm.control("POST", path(anna) + "/library/token-service-unavailable?origin=suite", "");
        String assertion = vendor.federation().base64(vendor.federation().physician(Vendor.E_SERVICE));
        HttpResponse<String> answer = vendor.exchange(assertion);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("120");
        assertThat(Vendor.json(answer).path("error").asString()).isEqualTo("temporarily_unavailable");
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.token");
        assertThat(entry.at("/facts/override/origin").asString()).isEqualTo("suite");
        assertThat(entry.at("/facts/status").asInt()).isEqualTo(503);
        assertThat(vendor.token(vendor.client(), null, "grant_type=x").statusCode())
                .as("a caller that is not identified")
                .isEqualTo(401);
        assertThat(anna.get(list(anna)).statusCode()).as("the list itself").isEqualTo(200);
        ehm.control("DELETE", path(anna) + "/mappings", "");
        assertThat(vendor.exchange(assertion).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyRenewalsAreRefusedWhereTheMappingSaysSo(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        Vendor vendor = anna.vendor();
        ehm.control("POST", path(anna) + "/library/token-refresh-refused", "");
        JsonNode session = vendor.session();
        HttpResponse<String> renewed = vendor.token(EhmUnderTest.form(
                "grant_type",
                "refresh_token",
                "refresh_token",
                session.path("refresh_token").asString()));
        assertThat(renewed.statusCode()).isEqualTo(400);
        assertThat(Vendor.json(renewed).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aMappingIsItsLabsAlone(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        ehm.control("POST", path(anna) + "/library/nll-fails", "");
        NllClient neighbour = anna(ehm);
        assertThat(neighbour.get(list(neighbour)).statusCode()).isEqualTo(200);
        assertThat(anna.get(list(anna)).statusCode()).isEqualTo(500);
    }

    @Test
    void whatIsWrittenIsNotStoredWhenAMappingAnswers(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        int before = NllClient.ok(anna.get(list(anna))).path("total").asInt();
        ehm.control("POST", path(anna) + "/library/aff-rejects", "");
        assertThat(anna.post("/MedicationRequest", anna.prescription(1)).statusCode())
                .isEqualTo(422);
        ehm.control("DELETE", path(anna) + "/mappings", "");
        assertThat(NllClient.ok(anna.get(list(anna))).path("total").asInt()).isEqualTo(before);
    }

    @Test
    void aStateOfWireMocksScenarioAnswersOnceAndNoMore(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        ehm.control("POST", path(anna) + "/library/token-expired-once", "");
        assertThat(List.of(
                        anna.get(list(anna)).statusCode(), anna.get(list(anna)).statusCode()))
                .containsExactly(401, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nll-closed", "nll-broken-off"})
    void theConnectionFails(String mapping, EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        ehm.control("POST", path(anna) + "/library/" + mapping, "");
        assertThatThrownBy(() -> anna.get(list(anna))).hasRootCauseInstanceOf(java.io.IOException.class);
        assertThat(ehm.lastEntry(anna.vendor().lab(), "ehm.nll")
                        .at("/facts/override/name")
                        .asString())
                .isEqualTo(mapping);
    }

    @Test
    void anAnswerInPiecesIsWhole(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        ehm.control(
                "POST",
                path(anna) + "/library/nll-slow-body",
                "{\"response\":{\"chunkedDribbleDelay\":{\"numberOfChunks\":4,\"totalDuration\":20}}}");
        assertThat(NllClient.ok(anna.get(list(anna))).path("resourceType").asString())
                .isEqualTo("Bundle");
    }

    @Test
    void everyMappingOfTheLibraryCanBeUsed(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode library = ehm.control("GET", path(anna) + "/library", "").path("mappings");
        library.forEach(ready -> ehm.control(
                "POST", path(anna) + "/library/" + ready.path("name").asString(), ""));
        JsonNode used = ehm.control("GET", path(anna) + "/mappings", "");
        assertThat(used).hasSize(library.size());
        used.forEach(mapping -> assertThat(mapping.at("/response/jsonBody").isString())
                .as(mapping.toString())
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request\":{},\"response\":{\"proxyBaseUrl\":\"http://example.se\"}}",
                "{\"request\":{},\"response\":{\"bodyFileName\":\"../../etc/passwd\"}}",
                "{\"request\":{},\"response\":{\"transformers\":[\"response-template\"]}}",
                "{\"request\":{},\"response\":{},\"serveEventListeners\":[{\"name\":\"webhook\",\"parameters\":{}}]}",
                "{\"requestt\":{}}",
                "not json"
            })
    void whatWouldLeaveTheSandboxOrIsNoMappingIsRefused(String mapping, EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        assertThatThrownBy(() -> ehm.control("POST", path(anna) + "/mappings", mapping))
                .hasMessageContaining("\"observed\"")
                .hasMessageContaining("422");
        assertThat(ehm.control("GET", path(anna) + "/mappings", "")).isEmpty();
    }

    @Test
    void aChangeThatIsNoJsonIsRefusedInFourParts(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        assertThatThrownBy(() -> ehm.control("POST", path(anna) + "/library/nll-fails", "{not json"))
                .hasMessageContaining("a change that is no JSON")
                .hasMessageContaining("400");
        assertThat(ehm.control("GET", path(anna) + "/mappings", "")).isEmpty();
    }

    @Test
    void aResetTakesMappingsOutAndASnapshotBringsThemBack(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        String lab = "/admin/labs/" + anna.vendor().lab();
        ehm.control("POST", path(anna) + "/library/nll-fails", "");
        JsonNode kept = ehm.control("GET", lab + "/snapshot", "");
        ehm.control("POST", lab + "/reset", "");
        assertThat(ehm.control("GET", path(anna) + "/mappings", "")).isEmpty();
        ehm.control("PUT", lab + "/snapshot", kept.toString());
        assertThat(ehm.control("GET", path(anna) + "/mappings", "")
                        .at("/0/metadata/origin")
                        .asString())
                .isEqualTo("library");
    }
}
