package se.sakeratkomst.ehm.nll.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class SightsTest {

    private static NllClient anna(EhmUnderTest ehm) {
        return NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
    }

    private static JsonNode prescribed(NllClient anna) {
        Map<String, String> headers = anna.headers();
        headers.put("Prefer", "return=representation");
        return NllClient.ok(anna.call("POST", "/MedicationRequest", anna.prescription(2), headers));
    }

    private static HttpResponse<String> read(NllClient who, String path, String purpose, String access) {
        Map<String, String> headers = who.headers();
        headers.put("x-purpose", purpose);
        headers.put("x-access", access);
        return who.call("GET", path, "", headers);
    }

    private static boolean lists(NllClient who, String id, String purpose, String access) {
        return NllClient.ok(read(who, "/MedicationRequest?patient=" + who.patient(), purpose, access))
                .path("entry")
                .valueStream()
                .anyMatch(entry -> entry.at("/resource/id").asString().equals(id));
    }

    @Test
    void aLockTowardsCareHidesTheChainFromCareSaveInAnEmergencyAndNotFromThePharmacy(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode prescription = prescribed(anna);
        String id = prescription.path("id").asString();
        assertThat(lists(anna, id, "VARD", "TILLFALLIGT_SAMTYCKE")).isTrue();
        NllClient.ok(anna.post("/Basic", anna.lock(NllClient.chain(prescription))));

        assertThat(lists(anna, id, "VARD", "TILLFALLIGT_SAMTYCKE")).isFalse();
        assertThat(lists(anna, id, "VARD", "NODATKOMST")).isTrue();
        assertThat(lists(anna, id, "VARD", "TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER"))
                .isTrue();
        assertThat(lists(anna.pharmacist(), id, "EXPEDIERING", "UTAN_KRAV_SAMTYCKE"))
                .isTrue();
    }

    @Test
    void whatIsHiddenIsAsIfItWereNotThere(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode prescription = prescribed(anna);
        String path = "/MedicationRequest/" + prescription.path("id").asString();
        NllClient.ok(anna.post("/Basic", anna.lock(NllClient.chain(prescription))));

        HttpResponse<String> hidden = read(anna, path, "VARD", "TILLFALLIGT_SAMTYCKE");
        HttpResponse<String> absent = read(anna, "/MedicationRequest/nothing", "VARD", "TILLFALLIGT_SAMTYCKE");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(hidden.body().replace(path.substring(1), ""))
                .isEqualTo(absent.body().replace("MedicationRequest/nothing", ""));
        assertThat(read(anna, path + "/_history", "VARD", "TILLFALLIGT_SAMTYCKE")
                        .statusCode())
                .isEqualTo(404);
        assertThat(read(anna, path, "VARD", "NODATKOMST").statusCode()).isEqualTo(200);
    }

    @Test
    void aLockedTreatmentReasonIsToldToBeAbsent(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode prescription = prescribed(anna);
        String path = "/MedicationRequest/" + prescription.path("id").asString();
        NllClient.ok(
                anna.post("/Basic", anna.lock(NllClient.chain(prescription)).replace("ALLT", "BEHANDLINGSORSAK")));

        String seen = read(anna, path, "VARD", "TILLFALLIGT_SAMTYCKE").body();
        assertThat(seen).doesNotContain("Mot allergi").contains("NLLdataAbsentReason");
        assertThat(read(anna, path, "VARD", "NODATKOMST").body()).contains("Mot allergi");
    }

    @Test
    void aLockedTreatmentReasonIsHiddenWhereverItStands(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        String reason =
                "{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason\",\"valueString\":\"Mot allergi\"}";
        JsonNode prescription = NllClient.ok(anna.post(
                "/MedicationRequest",
                anna.prescription(1)
                        .replace("\"extension\":[" + reason + "],", "")
                        .replace(
                                "\"dispenseRequest\":{\"extension\":[",
                                "\"dispenseRequest\":{\"extension\":[" + reason.replace("http:", "https:") + ",")));
        String path = "/MedicationRequest/" + prescription.path("id").asString();
        assertThat(anna.get(path).body()).contains("Mot allergi");
        NllClient.ok(
                anna.post("/Basic", anna.lock(NllClient.chain(prescription)).replace("ALLT", "BEHANDLINGSORSAK")));
        assertThat(read(anna, path, "VARD", "TILLFALLIGT_SAMTYCKE").body()).doesNotContain("Mot allergi");
    }

    @Test
    void aLockThatIsLiftedHidesNothing(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode prescription = prescribed(anna);
        String id = prescription.path("id").asString();
        Map<String, String> headers = anna.headers();
        headers.put("Prefer", "return=representation");
        String lock = anna.lock(NllClient.chain(prescription));
        JsonNode stored = NllClient.ok(anna.call("POST", "/Basic", lock, headers));
        String lockId = stored.path("id").asString();
        assertThat(lists(anna, id, "VARD", "TILLFALLIGT_SAMTYCKE")).isFalse();
        NllClient.ok(anna.put("/Basic/" + lockId, stored.toString().replace("\"AKTIV\"", "\"INAKTIV\"")));

        assertThat(lists(anna, id, "VARD", "TILLFALLIGT_SAMTYCKE")).isTrue();
    }

    @Test
    void withoutConsentAPrescriberSeesTheOwnPrescriptionsOnly(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        String own = prescribed(anna).path("id").asString();
        JsonNode others = NllClient.ok(
                anna.post("/MedicationRequest", anna.prescription(1).replace("\"9000019\"", "\"9000233\"")));
        assertThat(others).isNotNull();
        assertThat(lists(anna, own, "VARD", "UTAN_KRAV_SAMTYCKE")).isTrue();
        assertThat(NllClient.ok(read(
                                anna, "/MedicationRequest?patient=" + anna.patient(), "VARD", "UTAN_KRAV_SAMTYCKE"))
                        .toString())
                .doesNotContain("9000233");
    }
}
