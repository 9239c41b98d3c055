package se.sakeratkomst.ehm.nll.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class AccessDecisionControllerTest {

    private static final String QUESTION = """
            {"asker": {"id": "SE-TEST-1", "roles": ["forskrivare"], "careProvider": "vg", "prescriptionCode": "9000019"},
             "purpose": "VARD", "access": "TILLFALLIGT_SAMTYCKE",
             "patient": {"id": "199001012385", "birthDate": "1990-01-01"},
             "entries": [{"id": "open", "lastEvent": "2026-01-01"},
                         {"id": "locked", "lastEvent": "2026-01-01", "locks": [{"from": "VARD", "part": "ALLT"}]}]}
            """;

    private static String path(EhmUnderTest ehm) {
        return "/admin/labs/" + ehm.newLab() + "/nll/decisions";
    }

    @Test
    void aTesterIsToldWhatWouldBeSeenAndByWhichRule(EhmUnderTest ehm) {
        JsonNode decision = ehm.control("POST", path(ehm), QUESTION);
        assertThat(decision.path("outcome").asString()).isEqualTo("FILTERED");
        assertThat(decision.at("/sights/open/extent").asString()).isEqualTo("SHOWN");
        assertThat(decision.at("/sights/locked/extent").asString()).isEqualTo("HIDDEN");
        assertThat(decision.at("/sights/locked/rule").asString()).isEqualTo("FIL003");
    }

    @Test
    void aRefusalNamesItsRuleAndTheLaw(EhmUnderTest ehm) {
        JsonNode decision = ehm.control("POST", path(ehm), QUESTION.replace("\"forskrivare\"", "\"veterinar\""));
        assertThat(decision.path("outcome").asString()).isEqualTo("DENY");
        assertThat(decision.at("/grounds/0/requirement").asString()).isEqualTo("EHM-066");
        assertThat(decision.at("/grounds/0/law").asString()).contains("2018:1212");
    }

    @Test
    void aQuestionThatIsNotWholeIsRefusedWithWhatIsMissing(EhmUnderTest ehm) {
        assertThatThrownBy(() ->
                        ehm.control("POST", path(ehm), QUESTION.replace("\"VARD\", \"access\"", "null, \"access\"")))
                .hasMessageContaining("purpose");
        assertThatThrownBy(() -> ehm.control("POST", path(ehm), QUESTION.replace("\"1990-01-01\"", "null")))
                .hasMessageContaining("patient.birthDate");
    }

    @Test
    void theRulesAreShown(EhmUnderTest ehm) {
        assertThat(ehm.control("GET", path(ehm), "").at("/purposes/0/grounds")).hasSize(8);
    }
}
