package se.sakeratkomst.ehm.nll.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

/** What is written is held against the control table: what it rejects is not stored, what it warns of is, and says so. */
@ExtendWith(RunsEhm.class)
class ControlTableOnWritesTest {

    private static final String AFF = "http://ehalsomyndigheten.se/fhir/CodeSystem/aff-codes";

    /** What the control table finds in a dispense of one package, by given name; nothing in all other lists. */
    private static final Map<String, String> TOLD =
            Map.of("EGON", "G.018", "RIGMOR", "G.005", "VIDAR", "F.001", "SOLVEIG", "F.003", "KAJSA", "H.004");

    private static NllClient anna(EhmUnderTest ehm) {
        return NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
    }

    /** Of a narcotic of class II. */
    private static String narcotic(NllClient anna, int dispenses) {
        return anna.prescription(dispenses)
                .replace("20990101000028", "20990101002954")
                .replace("20990101100025", "20990101103125");
    }

    private static String withoutReason(NllClient anna) {
        return anna.prescription(1)
                .replace(
                        "{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason\",\"valueString\":\"Mot allergi\"}",
                        "{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLRegistrationBasis\",\"valueCoding\":{\"code\":\"ELECTRONIC\"}}");
    }

    private static String parameters(String resource) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + resource
                + "}]}";
    }

    private static String bundle(String... dispenses) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + String.join(
                        ",",
                        List.of(dispenses).stream()
                                .map(each -> "{\"resource\":" + each
                                        + ",\"request\":{\"method\":\"POST\",\"url\":\"MedicationDispense\"}}")
                                .toList())
                + "]}";
    }

    private static List<String> findings(EhmUnderTest ehm, NllClient who) {
        return ehm.lastEntry(who.vendor().lab(), "ehm.nll")
                .at("/facts/findings")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static int total(NllClient who, String type) {
        return NllClient.ok(who.get("/" + type + "?patient=" + who.patient()))
                .path("total")
                .asInt();
    }

    @Test
    void anOrdinaryPrescriptionAndItsDispenseGoWithoutWarning(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        JsonNode prescription = NllClient.ok(anna.post("/MedicationRequest", anna.prescription(2)));
        assertThat(prescription.has("detectedIssue")).isFalse();
        assertThat(findings(ehm, anna)).isEmpty();
        JsonNode dispense =
                NllClient.ok(farid.post("/MedicationDispense", farid.dispense(NllClient.reference(prescription), 1)));
        assertThat(dispense.has("detectedIssue")).isFalse();
        assertThat(findings(ehm, anna)).isEmpty();
    }

    @Test
    void whatTheTableRejectsIsNotStoredAndNamedWithCodeTextAndPlace(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        int before = total(anna, "MedicationRequest");
        HttpResponse<String> answer = anna.post("/MedicationRequest", withoutReason(anna));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode issue = Vendor.json(answer).at("/issue/0");
        assertThat(issue.at("/severity").asString()).isEqualTo("error");
        assertThat(issue.at("/details/coding/0/system").asString()).isEqualTo(AFF);
        assertThat(issue.at("/details/coding/0/code").asString()).isEqualTo("G.009");
        assertThat(issue.at("/details/text").asString()).isEqualTo("Behandlingsändamålet saknas");
        assertThat(issue.at("/expression/0").asString()).isEqualTo("MedicationRequest");
        assertThat(issue.at("/diagnostics").asString()).contains("set NOD", "docs/aff-checks.md", "Remedy: ");
        assertThat(findings(ehm, anna)).containsExactly("R G.009");
        assertThat(total(anna, "MedicationRequest")).isEqualTo(before);
    }

    @Test
    void aWarningGoesAlongAsPreferSaysAndIsNotStored(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode warned = NllClient.ok(anna.post("/MedicationRequest", narcotic(anna, 2)));
        assertThat(warned.at("/detectedIssue/0/reference").asString()).isEqualTo("#warning-1");
        JsonNode issue = warned.path("contained")
                .valueStream()
                .filter(each -> each.path("resourceType").asString().equals("DetectedIssue"))
                .findFirst()
                .orElseThrow();
        assertThat(issue.at("/code/coding/0/code").asString()).isEqualTo("H.004");
        assertThat(issue.at("/code/text").asString()).startsWith("Narkotika i klass I–III");
        assertThat(findings(ehm, anna)).containsExactly("W H.004");
        assertThat(anna.get("/MedicationRequest/" + warned.path("id").asString())
                        .body())
                .doesNotContain("DetectedIssue");
        Map<String, String> headers = anna.headers();
        headers.put("Prefer", "return=OperationOutcome");
        HttpResponse<String> outcome = anna.call("POST", "/MedicationRequest", narcotic(anna, 2), headers);
        assertThat(outcome.statusCode()).isEqualTo(201);
        assertThat(Vendor.json(outcome).at("/issue/0/severity").asString()).isEqualTo("warning");
        assertThat(Vendor.json(outcome).at("/issue/0/details/coding/0/code").asString())
                .isEqualTo("H.004");
    }

    @Test
    void aWarnedDispenseTakesAPharmacistsComment(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String version = NllClient.reference(NllClient.ok(anna.post("/MedicationRequest", anna.prescription(1))));
        String three = farid.dispense(version, 1).replace("\"valuePositiveInt\":1", "\"valuePositiveInt\":3");
        assertThat(farid.post("/MedicationDispense", three).statusCode()).isEqualTo(422);
        assertThat(findings(ehm, anna)).containsExactly("W H.020", "R G.016");
        JsonNode stored = NllClient.ok(farid.post(
                "/MedicationDispense",
                three.replace("\"substitution\"", "\"note\":[{\"text\":\"Reser i tre månader\"}],\"substitution\"")));
        assertThat(stored.toString()).contains("H.020").doesNotContain("G.016");
        assertThat(findings(ehm, anna)).containsExactly("W H.020");
    }

    @Test
    void rowsOfADispatchAreJudgedTogether(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String one = NllClient.reference(NllClient.ok(anna.post("/MedicationRequest", anna.prescription(1))));
        String two = NllClient.reference(NllClient.ok(anna.post("/MedicationRequest", anna.prescription(1))));
        HttpResponse<String> same = farid.post("/", bundle(farid.dispense(one, 1), farid.dispense(two, 1)));
        assertThat(same.statusCode()).as(same.body()).isEqualTo(422);
        assertThat(Vendor.json(same).at("/issue/0/details/coding/0/code").asString())
                .isEqualTo("U.007");
        assertThat(Vendor.json(same).at("/issue/0/expression/0").asString()).isEqualTo("Bundle.entry[1].resource");
        HttpResponse<String> twice = farid.post("/", bundle(farid.dispense(one, 1), farid.dispense(one, 2)));
        assertThat(twice.statusCode()).as(twice.body()).isEqualTo(422);
        assertThat(findings(ehm, anna)).contains("W H.020");
        assertThat(total(farid, "MedicationDispense")).isZero();
        NllClient.ok(farid.post("/", bundle(farid.dispense(one, 1), farid.dispense(two, 2))));
        assertThat(total(farid, "MedicationDispense")).isEqualTo(2);
    }

    @Test
    void aRowOfADispatchIsStoredOnce(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String version = NllClient.reference(NllClient.ok(anna.post("/MedicationRequest", anna.prescription(3))));
        NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, 1)));
        assertThat(farid.post("/MedicationDispense", farid.dispense(version, 1)).statusCode())
                .isEqualTo(422);
        assertThat(findings(ehm, anna)).containsExactly("R U.006");
        NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, 2)));
    }

    @Test
    void aRegisterThatDoesNotAnswerStoresNothing(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        String registers = "/admin/labs/" + anna.vendor().lab() + "/nll/registers";
        int before = total(anna, "MedicationRequest");
        assertThat(ehm.control("PUT", registers, "{\"silent\":[\"VARA\"]}")
                        .at("/silent/0")
                        .asString())
                .isEqualTo("VARA");
        HttpResponse<String> answer = anna.post("/MedicationRequest", anna.prescription(1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(Vendor.json(answer).at("/issue/0/diagnostics").asString()).contains("VARA", "nothing was stored");
        assertThat(total(anna, "MedicationRequest")).isEqualTo(before);
        ehm.control("PUT", registers, "{\"silent\":[]}");
        NllClient.ok(anna.post("/MedicationRequest", anna.prescription(1)));
    }

    @Test
    void verifyFindsTheSameAndStoresNothing(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        int before = total(anna, "MedicationRequest");
        JsonNode warned = NllClient.ok(anna.post("/MedicationRequest/$verify", parameters(narcotic(anna, 2))));
        assertThat(warned.at("/parameter/0/valueBoolean").asBoolean()).isTrue();
        assertThat(warned.toString()).contains("H.004", "\"warning\"");
        assertThat(findings(ehm, anna)).containsExactly("W H.004");
        JsonNode rejected = NllClient.ok(anna.post("/MedicationRequest/$verify", parameters(withoutReason(anna))));
        assertThat(rejected.toString()).contains("G.009", "\"error\"");
        JsonNode entry = ehm.lastEntry(anna.vendor().lab(), "ehm.nll").path("facts");
        assertThat(entry.path("verify").asBoolean()).isTrue();
        assertThat(entry.path("interaction").asString()).isEqualTo("operation");
        assertThat(entry.at("/findings/0").asString()).isEqualTo("R G.009");
        assertThat(entry.has("stored")).isFalse();
        assertThat(total(anna, "MedicationRequest")).isEqualTo(before);
    }

    @Test
    void aSmallerPackageInItsPlaceIsCountedInTabletsAndTheDeductedQuantityToo(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        JsonNode prescription = NllClient.ok(anna.post("/MedicationRequest", anna.prescription(2)));
        String version = NllClient.reference(prescription);
        String deducted = farid.dispense(version, 1)
                .replace(
                        "\"extension\":[",
                        "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/nllDeductedQuantity\","
                                + "\"valueDecimal\":150},");
        String comment = "\"note\":[{\"text\":\"Större förpackning slut\"}],\"substitution\"";
        NllClient.ok(farid.post("/MedicationDispense", deducted.replace("\"substitution\"", comment)));
        assertThat(ehm.lastEntry(anna.vendor().lab(), "ehm.nll")
                        .at("/facts/dispensesLeft")
                        .asInt())
                .isEqualTo(1);
        NllClient.ok(farid.post(
                "/MedicationDispense",
                deducted.replace("\"valueDecimal\":150", "\"valueDecimal\":48").replace("exp-1", "exp-2")));
        assertThat(NllClient.ok(farid.get(
                                "/MedicationRequest/" + prescription.path("id").asString()))
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }

    @Test
    void whatIsSeededPassesWhereItsStoryDoesNotSayOtherwise(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        NllClient farid = anna.pharmacist();
        String patients = "/admin/labs/" + anna.vendor().lab() + "/nll/patients";
        List<JsonNode> withList = ehm.control("GET", patients, "")
                .valueStream()
                .filter(each -> each.has("personnummer"))
                .toList();
        for (JsonNode patient : withList) {
            String name = patient.path("name").asString().split(" ")[0].toUpperCase(Locale.ROOT);
            String told = TOLD.getOrDefault(name, "");
            List<String> found = new ArrayList<>();
            JsonNode list = ehm.control(
                    "GET", patients + "/" + patient.path("personnummer").asString() + "/list", "");
            for (JsonNode prescription : list.path("prescriptions")) {
                if (prescription.path("status").asString().equals("active")) {
                    Map<String, String> headers = farid.headers();
                    headers.put("x-patientref", patient.path("id").asString());
                    NllClient.ok(farid.call(
                            "POST",
                            "/MedicationDispense/$verify",
                            parameters(farid.dispense(
                                            "MedicationRequest/"
                                                    + prescription.path("id").asString() + "/_history/1",
                                            1)
                                    .replace(farid.patient(), patient.path("id").asString())
                                    .replace(
                                            "{\"system\":\"http://electronichealth.se/fhir/NamingSystem/nplid\",\"code\":\"20990101000028\"},",
                                            "")
                                    .replace(
                                            "20990101100025",
                                            prescription.path("nplPackId").asString())),
                            headers));
                    found.addAll(findings(ehm, anna));
                }
            }
            assertThat(found.stream()
                            .map(finding -> finding.substring(2))
                            .filter(code -> !code.equals("G.016"))
                            .distinct()
                            .toList())
                    .as(patient.path("name").asString())
                    .isEqualTo(told.isEmpty() ? List.of() : List.of(told));
            assertThat(patient.path("story").asString("")).contains(told);
        }
    }
}
