package se.sakeratkomst.ehm.nll.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class OwnPageTest {

    private static final String PLAN = """
            {"prescriptions": [
               {"key": "a", "nplPackId": "20990101100025", "dosage": "1 tablett <b>vid behov</b>", "dispensed": 1, "issuedDaysAgo": 10},
               {"key": "b", "nplPackId": "20990101100018", "dosage": "hemlig kur"}],
             "locks": [{"prescription": "a", "target": "VARD"},
               {"prescription": "b", "legalGround": "SEKRETESSPARR", "target": "PATIENT"}],
             "consents": [{"careProvider": "SE5599990008-VG01", "status": "proposed"}],
             "paperDispenses": [{"nplPackId": "20990101100025", "daysAgo": 3}]}
            """;

    private static NllClient anna(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        ehm.control("PUT", "/admin/labs/" + anna.vendor().lab() + "/nll/patients/" + Vendor.TORE + "/list", PLAN);
        return anna;
    }

    private static String path(LabId lab) {
        return "/admin/labs/" + lab + "/nll/lakemedelskollen/" + Vendor.TORE;
    }

    private static String page(EhmUnderTest ehm, LabId lab, String lang) {
        HttpResponse<String> answer = ehm.browse("GET", path(lab) + "?lang=" + lang, "", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        return answer.body();
    }

    @Test
    void thePatientSeesTheOwnListSaveWhatCareHasLockedTowardsThePatient(EhmUnderTest ehm) {
        String page = page(ehm, anna(ehm).vendor().lab(), "sv");
        assertThat(page)
                .contains(
                        "TEST Cetirin 10 mg",
                        "1 tablett &lt;b&gt;vid behov",
                        "Integritetsspärr mot vården",
                        "Uttag på pappersrecept")
                .contains("Väntar på ditt svar", "SE5599990008-VG01", "TEST –")
                .doesNotContain("hemlig kur", "Sekretesspärr mot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void thePageHasBothLanguagesAndSaysWhichItIs(String lang, EhmUnderTest ehm) {
        String page = page(ehm, anna(ehm).vendor().lab(), lang);
        assertThat(page).contains("<html lang=\"" + lang + "\"");
        assertThat(page).contains(lang.equals("sv") ? "Uttag kvar" : "Dispenses left");
    }

    @Test
    void whoHasReadAndChangedIsToldWithWhyAndFromWhere(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        LabId lab = anna.vendor().lab();
        NllClient.ok(anna.get("/MedicationRequest?patient=" + anna.patient()));
        NllClient.ok(anna.post("/MedicationRequest", anna.prescription(2)));
        Map<String, String> headers = anna.headers();
        headers.put("x-access", "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL");
        anna.call("GET", "/MedicationRequest?patient=" + anna.patient(), "", headers);
        NllClient farid = anna.pharmacist();
        NllClient.ok(farid.get("/MedicationDispense?patient=" + farid.patient()));

        JsonNode audit = ehm.control("GET", "/admin/labs/" + lab + "/nll/patients/" + Vendor.TORE + "/audit", "");
        assertThat(audit.path("patient").asString()).isEqualTo(anna.patient());
        assertThat(audit.path("entries")).hasSize(5);
        JsonNode pharmacy = audit.at("/entries/0");
        assertThat(pharmacy.at("/who/id").asString()).isEqualTo("SE5599990016-FARID");
        assertThat(pharmacy.at("/who/roleName").asString()).isEqualTo("Farmaceut på apotek");
        assertThat(pharmacy.at("/workplace/name").asString()).isNotEmpty();
        assertThat(pharmacy.path("purpose").asString()).isEqualTo("EXPEDIERING");
        JsonNode refused = audit.at("/entries/1");
        assertThat(refused.path("answered").asBoolean()).isFalse();
        JsonNode write = audit.at("/entries/2");
        assertThat(write.at("/stored/0").asString()).startsWith("MedicationRequest/");
        assertThat(write.at("/workplace/town").asString()).isEqualTo("Strand");
        assertThat(write.path("system").asString()).isEqualTo("TEST journal");
        JsonNode read = audit.at("/entries/3");
        assertThat(read.path("access").asString()).isEqualTo("TILLFALLIGT_SAMTYCKE");
        assertThat(read.at("/workplace/careProvider").asString()).isEqualTo("SE5599990008-VG01");
        assertThat(read.path("articles")).hasSize(read.path("found").asInt());
        assertThat(audit.at("/entries/4/call").asString()).isEqualTo("patient");

        assertThat(page(ehm, lab, "sv"))
                .contains(
                        "läste dina förskrivningar",
                        "Ändamål: Vård. Grund: du gav tillfälligt samtycke.",
                        "nekades",
                        "farmaceut på apotek");
        assertThat(ehm.control(
                                "GET",
                                "/admin/labs/" + lab + "/nll/patients/" + Vendor.TORE + "/audit?limit=1&after="
                                        + read.path("seq").asInt(),
                                "")
                        .path("entries"))
                .hasSize(1);
    }

    @Test
    void thePatientAcceptsAndTakesBackAndCareReadsInBetween(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        LabId lab = anna.vendor().lab();
        String id = NllClient.ok(anna.get("/Consent?patient=" + anna.patient()))
                .at("/entry/0/resource/id")
                .asString();
        String answer = path(lab) + "/consents/" + id;
        Map<String, String> own = Map.of("Origin", ehm.controlOrigin());
        assertThat(ehm.browse("POST", answer, "status=active", Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ehm.browse("POST", answer, "status=inactive", own).statusCode())
                .isEqualTo(422);
        assertThat(ehm.browse("POST", answer, "status=active", own).statusCode())
                .isEqualTo(303);
        Map<String, String> headers = anna.headers();
        headers.put("x-access", "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL");
        String all = "/MedicationRequest?patient=" + anna.patient();
        assertThat(anna.call("GET", all, "", headers).statusCode()).isEqualTo(200);
        assertThat(ehm.browse("POST", answer, "status=inactive", own).statusCode())
                .isEqualTo(303);
        assertThat(anna.call("GET", all, "", headers).statusCode()).isEqualTo(403);
        assertThat(NllClient.ok(anna.get("/Consent/" + id + "/_history")).path("entry"))
                .hasSize(3);
        assertThat(anna.get("/Provenance?patient=" + anna.patient() + "&target=Consent/" + id)
                        .body())
                .contains("GODKANN", "ATERKALLA", "Patient/" + anna.patient());
    }

    @Test
    void thePageAsksABrowserForTheTokenAndNobodyElseGetsIn(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        HttpResponse<String> asked = ehm.browse("GET", path(lab), "", Map.of("Authorization", "Basic eDp5"));
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.headers().allValues("WWW-Authenticate")).anyMatch(value -> value.startsWith("Basic"));
        assertThat(ehm.browse("GET", "/admin/labs/" + lab + "/nll/lakemedelskollen", "", Map.of())
                        .body())
                .contains(Vendor.TORE);
        assertThat(ehm.browse("GET", path(lab).replace(Vendor.TORE, "190001012385"), "", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }
}
