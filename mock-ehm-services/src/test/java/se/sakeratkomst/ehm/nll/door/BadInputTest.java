package se.sakeratkomst.ehm.nll.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer is an OperationOutcome that names the rule and what is wrong, never an error of the service, and nothing is stored. */
@ExtendWith(RunsEhm.class)
class BadInputTest {

    private static final String WRITE = "/MedicationRequest";

    private static Arguments body(String what, int status, String rule, String told, UnaryOperator<String> change) {
        return Arguments.of(what, "POST", WRITE, change, "", "", status, rule, told);
    }

    private static Arguments header(String what, String header, String value, int status, String rule, String told) {
        return Arguments.of(what, "POST", WRITE, UnaryOperator.<String>identity(), header, value, status, rule, told);
    }

    private static Arguments path(String what, String path, int status, String rule, String told) {
        return Arguments.of(what, "GET", path, UnaryOperator.<String>identity(), "", "", status, rule, told);
    }

    private static String nested(int depth) {
        return "{\"url\":\"x\",\"extension\":[".repeat(depth)
                + "{\"url\":\"x\",\"valueCode\":\"y\"}"
                + "]}".repeat(depth);
    }

    private static String tomorrow() {
        return LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(1).toString();
    }

    private static final String EXTENSION =
            "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatient";

    static Stream<Arguments> badInput() {
        return Stream.of(
                body("malformed JSON", 400, "EHM-064", "JSON", all -> all.substring(0, all.length() / 2)),
                body(
                        "JSON with a comma too many",
                        400,
                        "EHM-064",
                        "",
                        all -> all.replace("{\"resourceType\"", "{,\"resourceType\"")),
                body("no body", 400, "EHM-064", "", all -> ""),
                body("a list", 400, "EHM-064", "", all -> "[]"),
                body("bytes that are no text", 400, "EHM-064", "", all -> "\u0000\u0001\u0002"),
                body("another resource", 400, "EHM-064", "Patient", all -> "{\"resourceType\":\"Patient\"}"),
                body(
                        "another profile",
                        422,
                        "EHM-074",
                        "MedicationRequest.requester",
                        all -> all.replace(",\"requester\":{\"reference\":\"#p\"}", "")),
                body(
                        "an unknown member",
                        400,
                        "EHM-064",
                        "colour",
                        all -> all.replace("\"intent\"", "\"colour\":1,\"intent\"")),
                body("an unknown status", 400, "EHM-064", "sleeping", all -> all.replace("\"active\"", "\"sleeping\"")),
                body(
                        "an unknown profession",
                        422,
                        "F.005",
                        "MedicationRequest",
                        all -> all.replace("\"code\":\"LK\"", "\"code\":\"XX\"")),
                body(
                        "an unknown article",
                        422,
                        "G.003",
                        "MedicationRequest",
                        all -> all.replace("20990101000028", "20990101999999")
                                .replace("20990101100025", "20990101999990")),
                body(
                        "ten megabytes",
                        413,
                        "EHM-064",
                        "1000000",
                        all -> all.replace("1 tablett", "x".repeat(10_000_000))),
                body(
                        "nested",
                        400,
                        "EHM-064",
                        "deep",
                        all -> all.replace(EXTENSION, "\"extension\":[" + nested(400) + "," + EXTENSION.substring(13))),
                body("nested beyond all bounds", 400, "EHM-064", "deep", all -> "[".repeat(900_000)),
                body(
                        "issued tomorrow",
                        422,
                        "EHM-079",
                        "MedicationRequest.authoredOn",
                        all -> all.replace("\"requester\"", "\"authoredOn\":\"" + tomorrow() + "\",\"requester\"")),
                body(
                        "valid in another century",
                        422,
                        "G.033",
                        "MedicationRequest",
                        all -> all.replace(
                                "\"dispenseRequest\":{",
                                "\"dispenseRequest\":{\"validityPeriod\":{\"end\":\"2199-01-01\"},")),
                body(
                        "a day that is none",
                        400,
                        "EHM-064",
                        "2026-02-31",
                        all -> all.replace("\"requester\"", "\"authoredOn\":\"2026-02-31\",\"requester\"")),
                header("XML", "Content-Type", "application/fhir+xml", 415, "EHM-064", "Content-Type"),
                header("a header that is no base64", "x-user-agent", "%%%", 400, "EHM-056", "x-user-agent"),
                header(
                        "a header with extra members",
                        "x-user-agent",
                        NllClient.base64("{\"name\":\"a\",\"version\":\"1\",\"colour\":\"red\"}"),
                        400,
                        "EHM-056",
                        "x-user-agent"),
                header(
                        "a Provenance with extra members",
                        "x-provenance",
                        NllClient.base64(
                                "{\"resourceType\":\"Provenance\",\"colour\":\"red\",\"activity\":{\"coding\":[{\"code\":\"X\"}]},"
                                        + "\"agent\":[{\"who\":{\"reference\":\"Patient/1\"}}]}"),
                        400,
                        "EHM-070",
                        "colour"),
                header(
                        "a header that is no JSON",
                        "x-org-info",
                        NllClient.base64("<town/>"),
                        400,
                        "EHM-071",
                        "x-org-info"),
                header("SQL in a header", "x-patientref", "x' or '1'='1", 400, "EHM-055", "x-patientref"),
                header(
                        "a request id that is none",
                        "x-request-id",
                        "1; drop table nll_resource",
                        400,
                        "EHM-052",
                        "x-request-id"),
                path(
                        "a personnummer with a wrong check digit",
                        "/Patient?identifier=http%3A%2F%2Felectronichealth.se%2Fidentifier%2Fpersonnummer%7C199001012386",
                        422,
                        "EHM-058",
                        "check digit"),
                path("SQL in a search", WRITE + "?patient=x'%20or%20'1'%3D'1", 400, "EHM-055", "x-patientref"),
                path("SQL in an id", WRITE + "/1'%3B%20drop%20table%20nll_resource", 404, "EHM-064", ""),
                path("a script in an id", WRITE + "/%3Cscript%3Ealert(1)", 404, "EHM-064", ""),
                path("an unknown parameter", WRITE + "?colour=red", 400, "EHM-064", "colour"));
    }

    private static int stored(NllClient anna) {
        return NllClient.ok(anna.get(WRITE + "?patient=" + anna.patient()))
                .path("total")
                .asInt();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void isRefusedWithRuleAndField(
            String what,
            String method,
            String path,
            UnaryOperator<String> change,
            String header,
            String value,
            int status,
            String rule,
            String told,
            EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        int before = stored(anna);
        Map<String, String> headers = anna.headers();
        if (!header.isEmpty()) {
            headers.put(header, value);
        }
        String body = method.equals("POST") ? change.apply(anna.prescription(1)) : "";
        HttpResponse<String> answer = anna.call(method, path, body, headers);
        assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(status);
        JsonNode outcome = Vendor.json(answer);
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(outcome.path("issue")
                        .valueStream()
                        .map(issue -> issue.at("/details/coding/0/code").asString()))
                .as(answer.body())
                .contains(rule);
        assertThat(answer.body())
                .contains(told, "Attempted: ", "Remedy: ")
                .doesNotContain("\\tat ", "Exception", "ca.uhn", "org.hl7.fhir.");
        assertThat(stored(anna)).isEqualTo(before);
        JsonNode entries = ehm.journal(anna.vendor().lab(), "ehm.nll").stream()
                .filter(entry -> entry.path("outcome").asString().equals("refused"))
                .findFirst()
                .orElseThrow();
        assertThat(entries.at("/facts/rules").toString()).contains(rule);
    }

    @Test
    void aTextThatLooksLikeSqlOrScriptIsATextAndNothingElse(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        String text = "1'; drop table nll_resource; -- <script>alert(1)</script> ${jndi:x} {{7*7}}";
        HttpResponse<String> answer = anna.post(WRITE, anna.prescription(1).replace("1 tablett vid behov", text));
        JsonNode prescription = NllClient.ok(answer);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("application/fhir+json"));
        assertThat(NllClient.ok(anna.get(WRITE + "/" + prescription.path("id").asString()))
                        .at("/dosageInstruction/0/text")
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void aDispenseIsNotHandedOverTomorrow(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        NllClient farid = anna.pharmacist();
        String version = NllClient.reference(NllClient.ok(anna.post(WRITE, anna.prescription(1))));
        HttpResponse<String> answer = farid.post(
                "/MedicationDispense",
                farid.dispense(version, 1)
                        .replace("\"substitution\"", "\"whenHandedOver\":\"" + tomorrow() + "\",\"substitution\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Vendor.json(answer).at("/issue/0/expression/0").asString())
                .isEqualTo("MedicationDispense.whenHandedOver");
    }

    @Test
    void aRequestIdThatIsUsedAgainIsSeenInTheJournal(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        Map<String, String> headers = anna.headers();
        String path = WRITE + "?patient=" + anna.patient();
        NllClient.ok(anna.call("GET", path, "", headers));
        NllClient.ok(anna.call("GET", path, "", headers));
        assertThat(ehm.journal(anna.vendor().lab(), "ehm.nll").stream()
                        .filter(entry -> entry.at("/facts/requestId").asString().equals(headers.get("x-request-id"))))
                .hasSize(2);
    }
}
