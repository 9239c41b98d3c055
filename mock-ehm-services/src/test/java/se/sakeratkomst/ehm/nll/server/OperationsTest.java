package se.sakeratkomst.ehm.nll.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class OperationsTest {

    private static final String OSSIAN = "193606062390";

    private static NllClient anna(EhmUnderTest ehm) {
        return NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
    }

    private static HttpResponse<String> monitor(NllClient who, String parameters) {
        return who.post(
                "/MedicationRequest/$monitoring",
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}");
    }

    private static String text(String name, String value) {
        return "{\"name\":\"" + name + "\",\"valueString\":\"" + value + "\"}";
    }

    private static String date(String name, LocalDate value) {
        return "{\"name\":\"" + name + "\",\"valueDate\":\"" + value + "\"}";
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Stockholm"));
    }

    @Test
    void monitoringTellsWhatOfDosePatientsGoesOutAndWhoTheyAre(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        ehm.control(
                "PUT",
                "/admin/labs/" + anna.vendor().lab() + "/nll/patients/" + OSSIAN + "/list",
                "{\"prescriptions\":[{\"key\":\"a\",\"nplPackId\":\"20990101100735\",\"dosePackaging\":true,\"validForDays\":30},"
                        + "{\"key\":\"b\",\"nplPackId\":\"20990101100674\",\"dosePackaging\":true,\"validForDays\":200}],"
                        + "\"consents\":[{\"category\":\"DOSDISPENSERING\"}]}");
        JsonNode found = NllClient.ok(monitor(
                anna,
                text("pnr", OSSIAN) + "," + text("pnr", Vendor.TORE) + "," + date("toDate", today().plusDays(60))));
        assertThat(found.path("entry")).hasSize(2);
        assertThat(found.at("/entry/0/resource/resourceType").asString()).isEqualTo("MedicationRequest");
        JsonNode patient = found.at("/entry/1/resource");
        assertThat(patient.at("/identifier/0/value").asString()).isEqualTo(OSSIAN);
        assertThat(patient.has("birthDate")).isFalse();
        JsonNode changed =
                NllClient.ok(monitor(anna, text("pnr", OSSIAN) + "," + date("fromDate", today().minusDays(1))));
        assertThat(changed.path("entry")).hasSize(3);
        assertThat(ehm.control("GET", "/admin/labs/" + anna.vendor().lab() + "/nll/patients/" + OSSIAN + "/audit", "")
                        .at("/entries/0/call")
                        .asString())
                .isEqualTo("monitoring");
    }

    @Test
    void monitoringAsksForOneDayWithinItsLimitsAndForPersonnummer(EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        String who = text("pnr", OSSIAN);
        for (String wrong : new String[] {
            who,
            who + "," + date("fromDate", today()) + "," + date("toDate", today()),
            who + "," + date("fromDate", today().minusDays(61)),
            who + "," + date("toDate", today().plusDays(91)),
            date("toDate", today()),
            (who + ",").repeat(51) + date("toDate", today()),
            text("pnr", "193606062391") + "," + date("toDate", today())
        }) {
            HttpResponse<String> refused = monitor(anna, wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
            assertThat(refused.body()).contains("EHM-078");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"resourceType\":\"Parameters\"}"})
    void theOldWayToCancelCancels(String body, EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        JsonNode made = NllClient.ok(anna.post("/MedicationRequest", anna.prescription(2)));
        String path = "/MedicationRequest/" + made.path("id").asString();
        JsonNode answer = NllClient.ok(anna.post(path + "/$cancel-prescription", body));
        assertThat(answer.at("/parameter/0/valueBoolean").asBoolean()).isTrue();
        assertThat(NllClient.ok(anna.get(path)).path("status").asString()).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient/x/$print-prescriptions",
                "/$print",
                "/Basic/$getAllInvalid",
                "/$patient-dosage-directions",
                "/Medication?code=x",
                "/RelatedPerson?patient=x",
                "/ValueSet/$validate-code",
                "/ConceptMap/$translate"
            })
    void whatNoFactDescribesIsRefusedByItsName(String path, EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        HttpResponse<String> refused =
                path.contains("$") ? anna.post(path, "{\"resourceType\":\"Parameters\"}") : anna.get(path);
        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(refused.body()).contains("not offered here", "not-supported", "docs/nll.md");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Testläkare|Test<läkare|FK003|name.family",
                "1 tablett vid behov|1 tablett\\u0007 vid behov|FK004|dosageInstruction",
                "Mot allergi|Mot\\u200Ballergi|FK004|extension"
            })
    void formatsAreReadOnWrites(String right, String wrong, String rule, String where, EhmUnderTest ehm) {
        NllClient anna = anna(ehm);
        HttpResponse<String> refused =
                anna.post("/MedicationRequest", anna.prescription(2).replace(right, wrong));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(rule, where);
    }
}
