package se.sakeratkomst.ehm.nll.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class LifeOfAPrescriptionTest {

    private static NllClient anna(EhmUnderTest ehm) {
        return NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
    }

    private static void refused(HttpResponse<String> answer, int status, String rule, String expression) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = Vendor.json(answer);
        assertThat(body.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(body.at("/issue")
                        .valueStream()
                        .map(issue -> issue.at("/details/coding/0/code").asString()))
                .contains(rule);
        if (!expression.isEmpty()) {
            assertThat(body.at("/issue")
                            .valueStream()
                            .map(issue -> issue.at("/expression/0").asString()))
                    .contains(expression);
        }
        assertThat(body.at("/issue/0/diagnostics").asString())
                .contains("Remedy: ")
                .doesNotContain("\tat ");
    }

    private static JsonNode created(NllClient anna, int dispenses) {
        return NllClient.ok(anna.post("/MedicationRequest", anna.prescription(dispenses)));
    }

    @Test
    void theServerSetsIdTimeChainLastValidDayAndStatus(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        HttpResponse<String> answer = anna.post("/MedicationRequest", anna.prescription(2));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode stored = Vendor.json(answer);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).endsWith(NllClient.reference(stored)));
        assertThat(stored.at("/meta/versionId").asString()).isEqualTo("1");
        assertThat(stored.at("/meta/lastUpdated").asString()).isNotBlank();
        assertThat(stored.path("status").asString()).isEqualTo("active");
        assertThat(stored.path("authoredOn").asString()).isEqualTo(today.toString());
        assertThat(stored.at("/dispenseRequest/validityPeriod/end").asString())
                .isEqualTo(today.plusYears(1).toString());
        assertThat(UUID.fromString(NllClient.chain(stored))).isNotNull();
        JsonNode read =
                NllClient.ok(anna.get("/MedicationRequest/" + stored.path("id").asString()));
        assertThat(read).isEqualTo(stored);
        JsonNode entry = ehm.lastEntry(anna.vendor().lab(), "ehm.nll");
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(ehm.journal(anna.vendor().lab(), "ehm.nll").stream()
                        .map(each -> each.at("/facts/stored/0").asString("")))
                .contains(NllClient.reference(stored));
    }

    @Test
    void aPrescriptionByTelephoneIsValidForTwoWeeks(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode stored = NllClient.ok(
                anna.post(
                        "/MedicationRequest",
                        anna.prescription(1)
                                .replace(
                                        "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason\"",
                                        "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLRegistrationBasis\","
                                                + "\"valueCoding\":{\"code\":\"TELEPHONE\"}},{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason\"")));
        assertThat(stored.at("/dispenseRequest/validityPeriod/end").asString())
                .isEqualTo(LocalDate.now(ZoneId.of("Europe/Stockholm"))
                        .plusWeeks(2)
                        .toString());
    }

    @Test
    void preferDecidesWhatTheAnswerHolds(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        Map<String, String> headers = anna.headers();
        headers.put("Prefer", "return=minimal");
        HttpResponse<String> minimal = anna.call("POST", "/MedicationRequest", anna.prescription(1), headers);
        assertThat(minimal.statusCode()).isEqualTo(201);
        assertThat(minimal.body()).isEmpty();
        assertThat(minimal.headers().firstValue("Location")).isPresent();
        headers = anna.headers();
        headers.put("Prefer", "return=OperationOutcome");
        assertThat(anna.call("POST", "/MedicationRequest", anna.prescription(1), headers)
                        .body())
                .contains("OperationOutcome");
        headers = anna.headers();
        headers.put("Prefer", "return=representation");
        assertThat(anna.call("POST", "/MedicationRequest", anna.prescription(1), headers)
                        .body())
                .contains("MedicationRequest");
    }

    @Test
    void eachWriteHasAProvenanceOfWhoAndWhy(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode stored = created(anna, 1);
        JsonNode events = NllClient.ok(anna.get("/Provenance?patient=" + anna.patient() + "&target=MedicationRequest/"
                + stored.path("id").asString()));
        assertThat(events.path("total").asInt()).isEqualTo(1);
        JsonNode event = events.at("/entry/0/resource");
        assertThat(event.at("/target/0/reference").asString()).isEqualTo(NllClient.reference(stored));
        assertThat(event.at("/activity/coding/0/code").asString()).isEqualTo("REGISTRERA");
        assertThat(event.path("recorded").asString()).isNotBlank();
        assertThat(event.at("/contained/0/resourceType").asString()).isEqualTo("Practitioner");
    }

    @Test
    void headersOfAWriteThatAreMissingOrMalformedAreNamed(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        for (String[] each : new String[][] {
            {"x-provenance", null, "EHM-070"},
            {"x-provenance", "%%%", "EHM-070"},
            {"x-provenance", NllClient.base64("{"), "EHM-070"},
            {"x-provenance", NllClient.base64("{\"resourceType\":\"Patient\"}"), "EHM-070"},
            {"x-provenance", NllClient.base64("{\"resourceType\":\"Provenance\"}"), "EHM-070"},
            {
                "x-provenance",
                NllClient.base64(
                        "{\"resourceType\":\"Provenance\",\"colour\":\"red\",\"activity\":{\"coding\":[{\"code\":\"X\"}]},"
                                + "\"agent\":[{\"who\":{\"reference\":\"Patient/1\"}}]}"),
                "EHM-070"
            },
            {"x-org-info", null, "EHM-071"},
            {"x-org-info", NllClient.base64("{\"ort\":\"X\"}"), "EHM-071"}
        }) {
            Map<String, String> headers = anna.headers();
            if (each[1] == null) {
                headers.remove(each[0]);
            } else {
                headers.put(each[0], each[1]);
            }
            refused(anna.call("POST", "/MedicationRequest", anna.prescription(1), headers), 400, each[2], "");
        }
    }

    @Test
    void whatAPrescriptionLacksIsAllToldAtOnceWithItsField(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        HttpResponse<String> answer = anna.post(
                "/MedicationRequest",
                "{\"resourceType\":\"MedicationRequest\",\"subject\":{\"reference\":\"Patient/" + anna.patient()
                        + "\"}}");
        refused(answer, 422, "EHM-074", "MedicationRequest.medicationCodeableConcept");
        refused(answer, 422, "EHM-074", "MedicationRequest.requester");
        refused(answer, 422, "EHM-074", "MedicationRequest.dispenseRequest");
        refused(
                anna.post("/MedicationRequest", "{\"resourceType\":\"MedicationRequest\"}"),
                422,
                "EHM-074",
                "MedicationRequest.subject");
        refused(
                anna.post(
                        "/MedicationRequest",
                        anna.prescription(1).replace("\"subject\"", "\"authoredOn\":\"2020-01-01\",\"subject\"")),
                422,
                "EHM-079",
                "MedicationRequest.authoredOn");
        refused(
                anna.post(
                        "/MedicationRequest",
                        anna.prescription(1)
                                .replace(anna.patient(), UUID.randomUUID().toString())),
                400,
                "EHM-055",
                "");
    }

    @Test
    void whatTheDefinitionDoesNotKnowIsRefused(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        for (String[] change : new String[][] {
            {"\"intent\"", "\"colour\":\"red\",\"intent\""},
            {"\"active\"", "\"sleeping\""},
            {"\"requester\":{\"reference\":\"#p\"}", "\"requester\":{\"reference\":\"#q\"}"},
            {"\"resourceType\":\"MedicationRequest\"", "\"resourceType\":\"Patient\""},
            {"{\"resourceType\"", "{{\"resourceType\""}
        }) {
            HttpResponse<String> answer =
                    anna.post("/MedicationRequest", anna.prescription(1).replace(change[0], change[1]));
            assertThat(answer.statusCode()).as(change[1] + answer.body()).isBetween(400, 422);
            assertThat(answer.body()).contains("OperationOutcome", "Remedy: ").doesNotContain("\tat ", "Exception");
        }
        assertThat(NllClient.ok(anna.get("/MedicationRequest?patient=" + anna.patient()))
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aPrescriptionIsReplacedInTheVersionThatWasReadAndBothVersionsStay(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode first = created(anna, 2);
        String path = "/MedicationRequest/" + first.path("id").asString();
        JsonNode second =
                NllClient.ok(anna.put(path, first.toString().replace("1 tablett vid behov", "2 tabletter vid behov")));
        assertThat(second.at("/meta/versionId").asString()).isEqualTo("2");
        assertThat(NllClient.chain(second)).isEqualTo(NllClient.chain(first));
        refused(anna.put(path, first.toString()), 409, "EHM-072", "MedicationRequest.meta.versionId");
        Map<String, String> headers = anna.headers();
        headers.put("If-Match", "W/\"1\"");
        refused(anna.call("PUT", path, first.toString(), headers), 412, "EHM-072", "");
        headers.put("x-request-id", anna.headers().get("x-request-id"));
        refused(anna.call("PUT", path, second.toString(), headers), 412, "EHM-072", "");
        assertThat(NllClient.ok(anna.get(path + "/_history")).path("entry")).hasSize(2);
        assertThat(NllClient.ok(anna.get(path + "/_history/1"))
                        .at("/dosageInstruction/0/text")
                        .asString())
                .isEqualTo("1 tablett vid behov");
        String nobody = UUID.randomUUID().toString();
        refused(
                anna.put(
                        "/MedicationRequest/" + nobody,
                        first.toString().replace(first.path("id").asString(), nobody)),
                404,
                "EHM-072",
                "");
        refused(
                anna.put(path, second.toString().replace("\"active\"", "\"completed\"")),
                422,
                "EHM-079",
                "MedicationRequest.status");
    }

    @Test
    void theLastDispenseCompletesThePrescription(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        JsonNode prescription = created(anna, 2);
        String id = prescription.path("id").asString();
        String version = NllClient.reference(prescription);
        assertThat(farid.post("/MedicationDispense", farid.dispense(version, 1)).statusCode())
                .isEqualTo(201);
        assertThat(ehm.lastEntry(anna.vendor().lab(), "ehm.nll")
                        .at("/facts/dispensesLeft")
                        .asInt())
                .isEqualTo(1);
        assertThat(NllClient.ok(farid.get("/MedicationRequest/" + id))
                        .path("status")
                        .asString())
                .isEqualTo("active");
        JsonNode last = NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, 2)));
        JsonNode used = NllClient.ok(farid.get("/MedicationRequest/" + id));
        assertThat(used.path("status").asString()).isEqualTo("completed");
        assertThat(used.at("/meta/versionId").asString()).isEqualTo("2");
        refused(farid.post("/MedicationDispense", farid.dispense(version, 3)), 422, "G.031", "MedicationDispense");
        assertThat(NllClient.ok(farid.get("/MedicationDispense?patient=" + farid.patient() + "&prescription=" + id))
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        NllClient.ok(farid.put(
                "/MedicationDispense/" + last.path("id").asString(),
                last.toString().replace("\"completed\"", "\"entered-in-error\"")));
        assertThat(NllClient.ok(farid.get("/MedicationRequest/" + id))
                        .path("status")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void partOfAnUttagLeavesTheRest(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        JsonNode prescription = NllClient.ok(anna.post(
                "/MedicationRequest",
                anna.prescription(1)
                        .replace(
                                "NLLNumberOfPackagesPrescribed\",\"valueUnsignedInt\":1",
                                "NLLNumberOfPackagesPrescribed\",\"valueUnsignedInt\":3")));
        String version = NllClient.reference(prescription);
        NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, 1)));
        assertThat(ehm.lastEntry(anna.vendor().lab(), "ehm.nll")
                        .at("/facts/dispensesLeft")
                        .asInt())
                .isEqualTo(1);
        String three = farid.dispense(version, 2).replace("\"valuePositiveInt\":1", "\"valuePositiveInt\":3");
        refused(farid.post("/MedicationDispense", three), 422, "G.016", "MedicationDispense");
        String two = farid.dispense(version, 2).replace("\"valuePositiveInt\":1", "\"valuePositiveInt\":2");
        NllClient.ok(farid.post("/MedicationDispense", two));
        assertThat(NllClient.ok(farid.get(
                                "/MedicationRequest/" + prescription.path("id").asString()))
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }

    @Test
    void ofManyDispensesOfTheLastUttagAtOnceExactlyOneWins(EhmUnderTest ehm) throws Exception {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String version = NllClient.reference(created(anna, 1));
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                int row = i;
                calls.add(() -> farid.post("/MedicationDispense", farid.dispense(version, row))
                        .statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : pool.invokeAll(calls)) {
                statuses.add(each.get());
            }
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status != 201).allMatch(status -> status == 422 || status == 409);
        } finally {
            pool.shutdownNow();
        }
        assertThat(NllClient.ok(farid.get("/MedicationDispense?patient=" + farid.patient()))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aDispenseRefersToTheVersionThatWasRead(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        JsonNode first = created(anna, 2);
        String id = first.path("id").asString();
        NllClient.ok(anna.put("/MedicationRequest/" + id, first.toString().replace("vid behov", "dagligen")));
        refused(
                farid.post("/MedicationDispense", farid.dispense(NllClient.reference(first), 1)),
                409,
                "EHM-073",
                "MedicationDispense.authorizingPrescription");
        refused(
                farid.post("/MedicationDispense", farid.dispense("MedicationRequest/" + id, 1)),
                422,
                "EHM-073",
                "MedicationDispense.authorizingPrescription");
        refused(
                farid.post(
                        "/MedicationDispense",
                        farid.dispense("MedicationRequest/" + UUID.randomUUID() + "/_history/1", 1)),
                422,
                "EHM-073",
                "");
        refused(anna.post("/MedicationDispense", anna.dispense(NllClient.reference(first), 1)), 403, "EHM-059", "");
    }

    @Test
    void verifyTakesTheSameRoadAndStoresNothing(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        JsonNode prescription = created(anna, 1);
        String version = NllClient.reference(prescription);
        String right = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + farid.dispense(version, 1) + "}]}";
        JsonNode fine = NllClient.ok(farid.post("/MedicationDispense/$verify", right));
        assertThat(fine.at("/parameter/0/name").asString()).isEqualTo("detectedIssues");
        assertThat(fine.at("/parameter/0/valueBoolean").asBoolean()).isFalse();
        assertThat(NllClient.ok(farid.get("/MedicationDispense?patient=" + farid.patient()))
                        .path("total")
                        .asInt())
                .isZero();
        JsonNode bad = NllClient.ok(farid.post(
                "/MedicationDispense/$verify", right.replace("\"valuePositiveInt\":1", "\"valuePositiveInt\":9")));
        assertThat(bad.at("/parameter/0/valueBoolean").asBoolean()).isTrue();
        assertThat(bad.at("/parameter/1/resource/resourceType").asString()).isEqualTo("OperationOutcome");
        JsonNode own = NllClient.ok(anna.post(
                "/MedicationRequest/$verify",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                        + anna.prescription(1) + "}]}"));
        assertThat(own.at("/parameter/0/valueBoolean").asBoolean()).isFalse();
        refused(farid.post("/MedicationDispense/$verify", "{\"resourceType\":\"Parameters\"}"), 400, "EHM-078", "");
        JsonNode bundle = NllClient.ok(farid.post(
                "/$verify",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                        + bundle(post("MedicationDispense", farid.dispense(version, 1), "")) + "}]}"));
        assertThat(bundle.at("/parameter/0/valueBoolean").asBoolean()).isFalse();
        assertThat(NllClient.ok(farid.get("/MedicationDispense?patient=" + farid.patient()))
                        .path("total")
                        .asInt())
                .isZero();
    }

    private static String end(String id, String activity) {
        return """
            {"resourceType":"Parameters","parameter":[{"name":"entry","part":[
              {"name":"resource","valueReference":{"reference":"MedicationRequest/%s"}},
              {"name":"activity","valueCodeableConcept":{"coding":[{"code":"%s"}]}},
              {"name":"reason","valueCodeableConcept":{"text":"Fel läkemedel"}}]}]}
            """.formatted(id, activity);
    }

    @Test
    void anUntouchedPrescriptionIsCancelledAndATouchedOneStopped(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String untouched = created(anna, 1).path("id").asString();
        JsonNode ended = NllClient.ok(anna.post("/MedicationRequest/$end", end(untouched, "MAKULERA")));
        assertThat(ended.at("/parameter/1/resource/status").asString()).isEqualTo("cancelled");
        refused(anna.post("/MedicationRequest/$end", end(untouched, "MAKULERA")), 422, "G.015", "");
        JsonNode touched = created(anna, 2);
        NllClient.ok(farid.post("/MedicationDispense", farid.dispense(NllClient.reference(touched), 1)));
        ended = NllClient.ok(
                anna.post("/MedicationRequest/$end", end(touched.path("id").asString(), "MAKULERA")));
        assertThat(ended.at("/parameter/1/resource/status").asString()).isEqualTo("stopped");
        refused(
                anna.post("/MedicationRequest/$end", end(untouched, "GLÖM")),
                422,
                "EHM-078",
                "Parameters.parameter.where(name='entry')[0].activity");
        refused(anna.post("/MedicationRequest/$end", "{\"resourceType\":\"Parameters\"}"), 422, "EHM-078", "");
        JsonNode restored = NllClient.ok(anna.post("/$restore", """
            {"resourceType":"Parameters","parameter":[{"name":"entry","part":[
              {"name":"resource","valueReference":{"reference":"MedicationRequest/%s/_history/1"}}]}]}
            """.formatted(untouched)));
        assertThat(restored.at("/parameter/1/resource/status").asString()).isEqualTo("active");
        assertThat(restored.at("/parameter/1/resource/meta/versionId").asString())
                .isEqualTo("3");
    }

    @Test
    void aRenewedPrescriptionContinuesTheChainAndEndsTheFormer(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode former = created(anna, 1);
        String id = former.path("id").asString();
        JsonNode renewed = NllClient.ok(anna.post(
                "/MedicationRequest",
                anna.prescription(3)
                        .replace(
                                "\"requester\"",
                                "\"priorPrescription\":{\"reference\":\"MedicationRequest/" + id
                                        + "\"},\"requester\"")));
        assertThat(NllClient.chain(renewed)).isEqualTo(NllClient.chain(former));
        assertThat(NllClient.ok(anna.get("/MedicationRequest/" + id))
                        .path("status")
                        .asString())
                .isEqualTo("stopped");
        assertThat(NllClient.ok(anna.get(
                                "/MedicationRequest?patient=" + anna.patient() + "&chain=" + NllClient.chain(former)))
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    private static String post(String type, String resource, String more) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"" + more + "}}";
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    @Test
    void aDispatchIsStoredWholeOrNotAtAll(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String one = NllClient.reference(created(anna, 1));
        String two = NllClient.reference(created(anna, 1));
        String wrong = post(
                "MedicationDispense",
                farid.dispense(two, 2).replace("\"valuePositiveInt\":1", "\"valuePositiveInt\":7"),
                "");
        String all = "/MedicationDispense?patient=" + farid.patient();
        JsonNode before = NllClient.ok(farid.get("/Provenance?patient=" + farid.patient()));
        refused(
                farid.post("/", bundle(post("MedicationDispense", farid.dispense(one, 1), ""), wrong)),
                422,
                "G.016",
                "Bundle.entry[1].resource");
        assertThat(NllClient.ok(farid.get(all)).path("total").asInt()).isZero();
        assertThat(NllClient.ok(farid.get("/Provenance?patient=" + farid.patient()))
                        .path("total"))
                .isEqualTo(before.path("total"));
        JsonNode answer = NllClient.ok(farid.post(
                "/",
                bundle(
                        post("MedicationDispense", farid.dispense(one, 1), ""),
                        post("MedicationDispense", farid.dispense(two, 2), ""))));
        assertThat(answer.path("type").asString()).isEqualTo("transaction-response");
        assertThat(answer.path("entry")).hasSize(2);
        assertThat(answer.at("/entry/1/response/status").asString()).isEqualTo("201 Created");
        assertThat(answer.at("/entry/1/response/location").asString()).contains("MedicationDispense/");
        assertThat(NllClient.ok(farid.get(all)).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aPrescriptionAndItsDispenseAreStoredTogether(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        Map<String, String> headers = farid.headers();
        headers.put("Prefer", "return=representation");
        String urn = "urn:uuid:" + UUID.randomUUID();
        String prescription = post("MedicationRequest", farid.prescription(2), "")
                .replaceFirst("\\{", "{\"fullUrl\":\"" + urn + "\",");
        JsonNode answer = NllClient.ok(farid.call(
                "POST", "/", bundle(post("MedicationDispense", farid.dispense(urn, 1), ""), prescription), headers));
        JsonNode stored = answer.at("/entry/1/resource");
        assertThat(answer.at("/entry/0/resource/authorizingPrescription/0/reference")
                        .asString())
                .endsWith(NllClient.reference(stored));
    }

    @Test
    void otherBundlesAreRefused(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String right = post("MedicationDispense", farid.dispense(NllClient.reference(created(anna, 1)), 1), "");
        refused(farid.post("/", bundle(right).replace("\"transaction\"", "\"batch\"")), 400, "EHM-077", "Bundle.type");
        refused(
                farid.post("/", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}"),
                400,
                "EHM-077",
                "Bundle.entry");
        refused(
                farid.post("/", bundle(right.replace("\"POST\"", "\"DELETE\""))),
                400,
                "EHM-077",
                "Bundle.entry[0].request.method");
        refused(
                farid.post("/", bundle(right.replace("\"method\"", "\"ifNoneExist\":\"x\",\"method\""))),
                400,
                "EHM-077",
                "Bundle.entry[0].request");
        refused(
                farid.post("/", bundle(post("Patient", "{\"resourceType\":\"Patient\"}", ""))),
                400,
                "EHM-077",
                "Bundle.entry[0].resource");
        refused(
                anna.post("/", bundle(post("MedicationRequest", anna.prescription(1), ""))),
                400,
                "EHM-077",
                "Bundle.entry[0].request");
        refused(anna.post("/", bundle(right)), 403, "EHM-059", "");
    }

    @Test
    void aLockIsCreatedShowsInTheListsInformationAndIsLifted(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode prescription = created(anna, 1);
        String information = "/Basic?code=medlistinfo&patient=" + anna.patient();
        JsonNode before = NllClient.ok(anna.get(information)).at("/entry/0/resource");
        JsonNode lock = NllClient.ok(anna.post("/Basic", anna.lock(NllClient.chain(prescription))));
        assertThat(lock.at("/meta/versionId").asString()).isEqualTo("1");
        JsonNode after = NllClient.ok(anna.get(information)).at("/entry/0/resource");
        assertThat(after.at("/meta/versionId").asInt())
                .isEqualTo(before.at("/meta/versionId").asInt() + 1);
        assertThat(after.toString())
                .contains("NLLPrivacyLock\",\"valueBoolean\":true")
                .contains("NLLControlledDrugs");
        assertThat(NllClient.ok(anna.get("/Basic/" + after.path("id").asString()))
                        .path("id"))
                .isEqualTo(after.path("id"));
        String path = "/Basic/" + lock.path("id").asString();
        refused(
                anna.put(
                        path,
                        lock.toString()
                                .replace("INTEGRITETSSPARR", "SEKRETESSPARR")
                                .replace("AKTIV", "INAKTIV")),
                422,
                "EHM-076",
                "");
        refused(anna.put(path, lock.toString()), 422, "EHM-076", "Basic.extension");
        JsonNode lifted = NllClient.ok(anna.put(path, lock.toString().replace("\"AKTIV\"", "\"INAKTIV\"")));
        assertThat(lifted.at("/meta/versionId").asString()).isEqualTo("2");
        assertThat(NllClient.ok(anna.get(information)).toString()).contains("NLLPrivacyLock\",\"valueBoolean\":false");
        refused(anna.post("/Basic", anna.lock("x")), 422, "EHM-076", "Basic.extension");
        refused(anna.post("/Basic", anna.lock("x").replace("datalock", "medlistinfo")), 422, "EHM-076", "Basic.code");
    }

    @Test
    void aDispenseOfAPaperPrescriptionNamesNone(EhmUnderTest ehm) {
        NllClient farid = anna(ehm).pharmacist();
        JsonNode stored = NllClient.ok(farid.post("/MedicationDispense", farid.paperDispense()));
        assertThat(stored.at("/meta/profile/0").asString()).endsWith("NLLDispensePaperPrescription");
    }

    @Test
    void aPatientWithoutPersonnummerIsInTheDocumentItself(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        Map<String, String> headers = anna.headers();
        headers.remove("x-patientref");
        String body = anna.prescription(1)
                .replace("Patient/" + anna.patient(), "#pat")
                .replace(
                        "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason\"",
                        "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLReceivingPharmacy\","
                                + "\"valueReference\":{\"identifier\":{\"value\":\"7359999000014\"}}},"
                                + "{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason\"")
                .replace(
                        "\"contained\":[",
                        "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"pat\",\"birthDate\":\"1990-01-01\",\"name\":[{\"family\":\"Resenär\"}]},");
        JsonNode stored = NllClient.ok(anna.call("POST", "/MedicationRequest", body, headers));
        String path = "/MedicationRequest/" + stored.path("id").asString();
        assertThat(NllClient.ok(anna.call("GET", path, "", headers))
                        .at("/subject/reference")
                        .asString())
                .isEqualTo("#pat");
        NllClient farid = anna.pharmacist();
        Map<String, String> expedition = farid.headers();
        expedition.remove("x-patientref");
        String dispense = farid.dispense(NllClient.reference(stored), 1)
                .replace("\"subject\":{\"reference\":\"Patient/" + farid.patient() + "\"},", "");
        assertThat(farid.call("POST", "/MedicationDispense", dispense, expedition)
                        .statusCode())
                .isEqualTo(201);
        assertThat(NllClient.ok(anna.call("GET", path, "", headers))
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }
}
