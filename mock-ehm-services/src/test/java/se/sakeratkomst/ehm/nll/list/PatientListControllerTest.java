package se.sakeratkomst.ehm.nll.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class PatientListControllerTest {

    private static final String PLAN = """
            {"prescriptions": [
               {"key": "a", "nplPackId": "20990101100025", "dosage": "1 tablett vid behov", "packages": 2, "dispensesAllowed": 3,
                "dispensed": 1, "issuedDaysAgo": 10, "validForDays": 100, "treatmentReason": "Mot allergi", "prescriberCode": "9000233"},
               {"key": "b", "nplPackId": "20990101100018", "dispensesAllowed": 1, "dispensed": 1},
               {"key": "c", "nplPackId": "20990101100063", "dosePackaging": true}],
             "locks": [{"prescription": "a", "target": "VARD", "subject": "ALLT"}, {"subject": "UTTAG_PAPPERSRECEPT"}],
             "paperDispenses": [{"nplPackId": "20990101100025", "kind": "EEA", "country": "NO", "daysAgo": 3}]}
            """;

    private static String path(LabId lab) {
        return "/admin/labs/" + lab + "/nll/patients/" + Vendor.TORE + "/list";
    }

    @Test
    void aListIsWhatThePlanSaysAndNothingElse(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        JsonNode before = ehm.control("GET", path(lab), "");
        assertThat(before.path("prescriptions")).hasSize(2);
        JsonNode list = ehm.control("PUT", path(lab), PLAN);
        assertThat(list.path("personnummer").asString()).isEqualTo(Vendor.TORE);
        assertThat(list.path("listVersion").asInt())
                .isEqualTo(before.path("listVersion").asInt() + 1);
        JsonNode first = list.at("/prescriptions/0");
        assertThat(first.path("key").asString()).isEqualTo("a");
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(first.path("status").asString()).isEqualTo("active");
        assertThat(first.path("article").asString()).isEqualTo("TEST Cetirin 10 mg");
        assertThat(first.path("left").asInt()).isEqualTo(2);
        assertThat(first.path("locked").asBoolean()).isTrue();
        assertThat(first.path("dosage").asString()).isEqualTo("1 tablett vid behov");
        assertThat(list.at("/prescriptions/1/status").asString()).isEqualTo("completed");
        assertThat(list.at("/prescriptions/1/locked").asBoolean()).isFalse();
        assertThat(list.at("/prescriptions/2").has("left")).isFalse();
        assertThat(list.path("dispenses")).hasSize(3);
        assertThat(list.at("/dispenses/2").has("prescription")).isFalse();
        assertThat(list.at("/dispenses/0/prescription")).isEqualTo(first.path("id"));
        assertThat(list.at("/dispenses/0/packages").asInt()).isEqualTo(2);
        assertThat(list.at("/locks/0/chain")).isEqualTo(first.path("chain"));
        assertThat(list.at("/locks/0/legalGround").asString()).isEqualTo("INTEGRITETSSPARR");
        assertThat(list.path("locks")).hasSize(2);
        JsonNode read = ehm.control("GET", path(lab), "");
        assertThat(read.at("/prescriptions/0").has("key")).isFalse();
        assertThat(read.at("/prescriptions/0/id")).isEqualTo(first.path("id"));
        JsonNode empty = ehm.control("PUT", path(lab), "{}");
        assertThat(empty.path("prescriptions")).isEmpty();
        assertThat(empty.path("dispenses")).isEmpty();
        assertThat(empty.path("locks")).isEmpty();
    }

    @Test
    void whatIsArrangedIsWhatNllHandsOutAndGoesOnFromThere(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        LabId lab = anna.vendor().lab();
        JsonNode list = ehm.control("PUT", path(lab), PLAN.replace("\"VARD\"", "\"PATIENT\""));
        JsonNode found = NllClient.ok(anna.get("/MedicationRequest?patient=" + anna.patient()));
        assertThat(found.path("total").asInt()).isEqualTo(3);
        NllClient farid = anna.pharmacist();
        String version = "MedicationRequest/" + list.at("/prescriptions/0/id").asString() + "/_history/1";
        NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, 1)));
        JsonNode after = ehm.control("GET", path(lab), "");
        assertThat(after.path("listVersion").asInt())
                .isEqualTo(list.path("listVersion").asInt() + 1);
        assertThat(after.path("dispenses")).hasSize(4);
        JsonNode entry = ehm.lastEntry(lab, "ehm.nll").path("facts");
        assertThat(entry.path("interaction").asString()).isEqualTo("create");
        assertThat(entry.path("verify").asBoolean()).isFalse();
        assertThat(entry.path("user").asString()).isEqualTo("SE5599990016-FARID");
        assertThat(entry.path("role").asString()).isEqualTo("farmaceut-pa-apotek");
        assertThat(entry.at("/basedOn/0").asString()).isEqualTo(version);
        assertThat(entry.at("/stored/0").asString()).startsWith("MedicationDispense/");
        assertThat(entry.path("tokenId").asString()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"nplPackId\": \"20990101100025\"|\"nplPackId\": \"2099\"|prescriptions[0].nplPackId",
                "\"key\": \"b\"|\"key\": \"a\"|prescriptions[1].key",
                "\"key\": \"b\",||prescriptions[1].key",
                "\"9000233\"|\"1234567\"|prescriptions[0].prescriberCode",
                "\"dispensed\": 1, \"issued|\"dispensed\": 4, \"issued|prescriptions[0].dispensed",
                "\"packages\": 2|\"packages\": 0|prescriptions[0].packages",
                "\"dispensed\": 1}|\"dispensed\": 1, \"status\": \"active\"}|prescriptions[1].status",
                "\"dispensed\": 1}|\"dispensed\": 1, \"status\": \"new\"}|prescriptions[1].status",
                "{\"prescription\": \"a\"|{\"prescription\": \"x\"|locks[0].prescription",
                "\"VARD\"|\"GRANNEN\"|locks[0].target",
                "\"EEA\"|\"PAPER\"|paperDispenses[0].country",
                "\"NO\"|\"XX\"|paperDispenses[0].country",
                "\"dosage\"|\"dose\"|dose",
                "\"packages\": 2|\"packages\": \"many\"|Integer"
            })
    void aPlanThatCannotBeIsRefusedWithWhereAndChangesNothing(
            String right, String wrong, String told, EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        JsonNode before = ehm.control("GET", path(lab), "");
        assertThatThrownBy(() -> ehm.control("PUT", path(lab), PLAN.replace(right, wrong == null ? "" : wrong)))
                .hasMessageContaining(told)
                .hasMessageContaining("attempted")
                .hasMessageContaining("remedy");
        assertThat(ehm.control("GET", path(lab), "")).isEqualTo(before);
    }

    @Test
    void somebodyWhoIsNoTestPatientHasNoList(EhmUnderTest ehm) {
        assertThatThrownBy(() -> ehm.control("GET", path(ehm.newLab()).replace(Vendor.TORE, "200506182393"), ""))
                .hasMessageContaining("404")
                .hasMessageContaining("200506182393");
    }

    @Test
    void somebodyWithoutPersonnummerIsFoundByThePrescriptionsId(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        NllClient farid = anna.pharmacist();
        JsonNode traveller = ehm.control("GET", "/admin/labs/" + anna.vendor().lab() + "/nll/patients", "")
                .valueStream()
                .filter(each -> !each.has("personnummer"))
                .findFirst()
                .orElseThrow();
        assertThat(traveller.has("id")).isFalse();
        String id = traveller.at("/prescriptions/0").asString();
        Map<String, String> headers = farid.headers();
        headers.remove("x-patientref");
        JsonNode prescription = NllClient.ok(farid.call("GET", "/MedicationRequest/" + id, "", headers));
        assertThat(prescription.at("/subject/reference").asString()).isEqualTo("#patient");
        assertThat(prescription.toString()).contains("Testresenär", "7359999000014");
        String dispense = farid.dispense("MedicationRequest/" + id + "/_history/1", 1)
                .replace("\"subject\":{\"reference\":\"Patient/" + farid.patient() + "\"},", "")
                .replace("20990101000028", "20990101001223")
                .replace("20990101100025", "20990101101282");
        headers.put("x-request-id", farid.headers().get("x-request-id"));
        JsonNode stored = NllClient.ok(farid.call("POST", "/MedicationDispense", dispense, headers));
        assertThat(stored.at("/subject/reference").asString()).isEqualTo("#patient");
    }

    @Test
    void theControlApisOpenApiHasThePlan(EhmUnderTest ehm) {
        JsonNode schemas = ehm.control("GET", "/admin/openapi.json", "").at("/components/schemas");
        assertThat(schemas.at("/PlannedPrescription/properties").has("nplPackId"))
                .isTrue();
        assertThat(schemas.at("/PlannedList/properties").has("locks")).isTrue();
    }

    @Test
    void thePatientsAreListed(EhmUnderTest ehm) {
        JsonNode patients = ehm.control("GET", "/admin/labs/" + ehm.newLab() + "/nll/patients", "");
        List<String> numbers = patients.valueStream()
                .map(each -> each.path("personnummer").asString(""))
                .toList();
        assertThat(numbers.stream().filter(number -> !number.isEmpty()))
                .contains(Vendor.TORE)
                .doesNotHaveDuplicates();
        assertThat(patients.valueStream().filter(each -> each.path("suite").asBoolean()))
                .hasSize(24)
                .allMatch(each -> !each.has("story"));
        assertThat(patients.valueStream().filter(each -> !each.path("suite").asBoolean()))
                .hasSizeGreaterThanOrEqualTo(50)
                .allMatch(each -> each.path("story").asString().length() > 20);
    }
}
