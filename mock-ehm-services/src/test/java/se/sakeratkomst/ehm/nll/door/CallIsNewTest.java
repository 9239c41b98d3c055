package se.sakeratkomst.ehm.nll.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class CallIsNewTest {

    @Test
    void aChangeWhoseIdWasUsedBeforeIsRefusedAndNothingIsStoredTwice(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        Map<String, String> headers = anna.headers();
        NllClient.ok(anna.call("POST", "/MedicationRequest", anna.prescription(2), headers));
        HttpResponse<String> again = anna.call("POST", "/MedicationRequest", anna.prescription(2), headers);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .contains("EHM-052")
                .contains("x-request-id")
                .contains("duplicate")
                .contains(headers.get("x-request-id"));
        JsonNode facts = ehm.lastEntry(anna.vendor().lab(), "ehm.nll").path("facts");
        assertThat(facts.path("requestIdRepeated").asBoolean()).isTrue();
        String all = "/MedicationRequest?patient=" + anna.patient();
        assertThat(NllClient.ok(anna.get(all)).path("total").asInt()).isEqualTo(3);
    }

    @Test
    void aReadWhoseIdWasUsedBeforeIsAnsweredAndTold(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        Map<String, String> headers = anna.headers();
        String all = "/MedicationRequest?patient=" + anna.patient();
        NllClient.ok(anna.call("GET", all, "", headers));
        assertThat(ehm.lastEntry(anna.vendor().lab(), "ehm.nll").path("facts").has("requestIdRepeated"))
                .isFalse();
        NllClient.ok(anna.call("GET", all, "", headers));
        assertThat(ehm.lastEntry(anna.vendor().lab(), "ehm.nll")
                        .path("facts")
                        .path("requestIdRepeated")
                        .asBoolean())
                .isTrue();
        assertThat(anna.call("POST", "/MedicationRequest", anna.prescription(2), headers)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anIdIsRememberedForTheWindow() {
        SeenCalls seen = new SeenCalls(Duration.ofHours(24));
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(seen.again(LabId.DEFAULT, "a", now)).isFalse();
        assertThat(seen.again(LabId.DEFAULT, "a", now.plus(Duration.ofHours(23))))
                .isTrue();
        assertThat(seen.again(LabId.DEFAULT, "a", now.plus(Duration.ofHours(48))))
                .isFalse();
        assertThat(seen.again(new LabId("other"), "a", now)).isFalse();
    }
}
