package se.sakeratkomst.ehm.nll.writing;

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
class ConsentTest {

    private static NllClient anna(EhmUnderTest ehm) {
        return NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
    }

    private static int reads(NllClient who, String access) {
        Map<String, String> headers = who.headers();
        headers.put("x-purpose", "VARD");
        headers.put("x-access", access);
        return who.call("GET", "/MedicationRequest?patient=" + who.patient(), "", headers)
                .statusCode();
    }

    private static void arrange(EhmUnderTest ehm, NllClient who, String consents) {
        ehm.control(
                "PUT",
                "/admin/labs/" + who.vendor().lab() + "/nll/patients/" + Vendor.TORE + "/list",
                "{\"prescriptions\":[{\"key\":\"a\",\"nplPackId\":\"20990101100025\"}],\"consents\":[" + consents
                        + "]}");
    }

    private static String dosePrescription(NllClient anna) {
        return anna.prescription(1)
                .replace(
                        "{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLNumberOfDispensesAllowed\",\"valueUnsignedInt\":1}",
                        "{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLDosePackaging\",\"valueBoolean\":true}");
    }

    @Test
    void careAsksAndHasNoAccessUntilThePatientHasSaidYes(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode asked = NllClient.ok(anna.post("/Consent", anna.accessConsent("proposed")));
        assertThat(asked.path("status").asString()).isEqualTo("proposed");
        assertThat(asked.at("/organization/0/identifier/value").asString()).isEqualTo("SE5599990008-VG01");
        assertThat(asked.at("/identifier/0/value")).isEqualTo(asked.path("id"));
        assertThat(reads(anna, "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL")).isEqualTo(403);
        HttpResponse<String> themselves = anna.put(
                "/Consent/" + asked.path("id").asString(), asked.toString().replace("\"proposed\"", "\"active\""));
        assertThat(themselves.statusCode()).isEqualTo(403);
        assertThat(themselves.body()).contains("privatperson");
    }

    @Test
    void aConsentOpensForTheCareProviderThatAskedForFourYears(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        arrange(ehm, anna, "{\"careProvider\":\"SE5599990008-VG01\",\"daysAgo\":1400}");
        assertThat(reads(anna, "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL")).isEqualTo(200);
        arrange(ehm, anna, "{\"careProvider\":\"SE5599990008-VG01\",\"daysAgo\":1465}");
        assertThat(reads(anna, "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL")).isEqualTo(403);
        arrange(ehm, anna, "{\"careProvider\":\"SE5599990024-VG01\"}");
        assertThat(reads(anna, "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL")).isEqualTo(403);
        for (String status : new String[] {"proposed", "rejected", "inactive"}) {
            arrange(ehm, anna, "{\"careProvider\":\"SE5599990008-VG01\",\"status\":\"" + status + "\"}");
            assertThat(reads(anna, "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL")).isEqualTo(403);
        }
    }

    @Test
    void aCareProviderSeesItsOwnRequestsAndEverybodyThatDosesAreDispensed(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        arrange(
                ehm,
                anna,
                "{\"careProvider\":\"SE5599990008-VG01\"},{\"careProvider\":\"SE5599990024-VG01\"},{\"category\":\"DOSDISPENSERING\"}");
        String all = "/Consent?patient=" + anna.patient();
        assertThat(NllClient.ok(anna.get(all)).path("total").asInt()).isEqualTo(2);
        assertThat(NllClient.ok(anna.get(all + "&category=DOSDISPENSERING"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(NllClient.ok(anna.pharmacist().get(all)).path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void dosesAreForWhoHasConsentedToThemAndDoNotThemselvesSaySo(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        assertThat(reads(anna, "DOSPATIENTS_UPPGIFTER")).isEqualTo(403);
        HttpResponse<String> before = anna.post("/MedicationRequest", dosePrescription(anna));
        assertThat(before.statusCode()).isEqualTo(422);
        assertThat(before.body()).contains("P.004");

        JsonNode consent = NllClient.ok(anna.post("/Consent", anna.doseConsent("active")));
        assertThat(reads(anna, "DOSPATIENTS_UPPGIFTER")).isEqualTo(200);
        JsonNode doses = NllClient.ok(anna.post("/MedicationRequest", dosePrescription(anna)));

        String path = "/Consent/" + consent.path("id").asString();
        String ended = consent.toString().replace("\"active\"", "\"inactive\"");
        HttpResponse<String> tooEarly = anna.put(path, ended);
        assertThat(tooEarly.statusCode()).isEqualTo(422);
        assertThat(tooEarly.body()).contains(doses.path("id").asString()).contains("EHM-120");
        NllClient.ok(anna.post(
                "/MedicationRequest/$end",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"entry\",\"part\":["
                        + "{\"name\":\"resource\",\"valueReference\":{\"reference\":\"MedicationRequest/"
                        + doses.path("id").asString() + "\"}},"
                        + "{\"name\":\"activity\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"AVSLUTA\"}]}},"
                        + "{\"name\":\"reason\",\"valueCodeableConcept\":{\"text\":\"Klar\"}}]}]}"));
        NllClient.ok(anna.put(path, ended));
        assertThat(reads(anna, "DOSPATIENTS_UPPGIFTER")).isEqualTo(403);
        assertThat(NllClient.ok(anna.get(path + "/_history")).path("entry")).hasSize(2);
        assertThat(NllClient.ok(anna.get("/Provenance?patient=" + anna.patient() + "&target=Consent/"
                                + consent.path("id").asString()))
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aConsentAndTheDosesItIsForMayComeTogether(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + dosePrescription(anna)
                + ",\"request\":{\"method\":\"POST\",\"url\":\"MedicationRequest\"}},{\"resource\":"
                + anna.doseConsent("active")
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Consent\"}}]}";
        JsonNode stored = NllClient.ok(anna.post("/", bundle));
        assertThat(stored.at("/entry/0/response/location").asString()).startsWith("MedicationRequest/");
        assertThat(stored.at("/entry/1/response/location").asString()).startsWith("Consent/");
        HttpResponse<String> other = anna.post("/", bundle.replace("DOSDISPENSERING", "ATKOMST"));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("Bundle.entry[1].resource.category");
    }

    @Test
    void aRequestStatesNothingThatIsThePatientsToSay(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        for (String wrong : new String[] {
            anna.accessConsent("active"),
            anna.accessConsent("proposed")
                    .replace("\"patient\"", "\"organization\":[{\"identifier\":{\"value\":\"SE1\"}}],\"patient\""),
            anna.accessConsent("proposed")
                    .replace(
                            "\"patient\"",
                            "\"extension\":[{\"url\":\"http://electronichealth.se/fhir/StructureDefinition/NLLConsentPeriod\","
                                    + "\"valuePeriod\":{\"start\":\"2026-01-01\",\"end\":\"2036-01-01\"}}],\"patient\""),
            anna.accessConsent("proposed").replace("ATKOMST", "ALLT"),
            anna.doseConsent("proposed")
        }) {
            HttpResponse<String> refused = anna.post("/Consent", wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("EHM-120").contains("\"expression\"");
        }
        assertThat(anna.pharmacist()
                        .post("/Consent", anna.accessConsent("proposed"))
                        .statusCode())
                .isEqualTo(403);
    }
}
