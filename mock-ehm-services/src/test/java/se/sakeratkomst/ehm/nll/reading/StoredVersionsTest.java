package se.sakeratkomst.ehm.nll.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class StoredVersionsTest {

    private static Map<String, String> about(String bearer, String patient) {
        Map<String, String> headers = Vendor.headers(bearer);
        headers.put("x-patientref", patient);
        return headers;
    }

    @Test
    void aSeededPrescriptionHasOneVersionThatIsReadByItsNumber(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String tore = vendor.patient(bearer, Vendor.TORE);
        JsonNode found = Vendor.json(vendor.get("/MedicationRequest?patient=" + tore, about(bearer, tore)));
        String id = found.at("/entry/0/resource/id").asString();
        JsonNode first = Vendor.json(vendor.get("/MedicationRequest/" + id + "/_history/1", about(bearer, tore)));
        assertThat(first.at("/meta/versionId").asString()).isEqualTo("1");
        JsonNode history = Vendor.json(vendor.get("/MedicationRequest/" + id + "/_history", about(bearer, tore)));
        assertThat(history.path("type").asString()).isEqualTo("history");
        assertThat(history.path("entry")).hasSize(1);
        for (String version : new String[] {"2", "x", "99999999999"}) {
            assertThat(vendor.get("/MedicationRequest/" + id + "/_history/" + version, about(bearer, tore))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aChainIsSearched(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String tore = vendor.patient(bearer, Vendor.TORE);
        String search = "/MedicationRequest?patient=" + tore;
        JsonNode found = Vendor.json(vendor.get(search, about(bearer, tore)));
        String chain = found.at("/entry/0/resource/extension")
                .valueStream()
                .filter(each -> each.path("url").asString().endsWith("NLLPrescriptionChain"))
                .findFirst()
                .orElseThrow()
                .path("valueString")
                .asString();
        assertThat(Vendor.json(vendor.get(search + "&chain=" + chain, about(bearer, tore)))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(Vendor.json(vendor.get(search + "&chain=other", about(bearer, tore)))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aSnapshotInAnotherLabHasIdsOfThatLab(EhmUnderTest ehm) {
        Vendor one = Vendor.inSambi(ehm);
        Vendor other = Vendor.inSambi(ehm);
        String bearer = one.accessToken();
        String tore = one.patient(bearer, Vendor.TORE);
        JsonNode before = Vendor.json(one.get("/MedicationRequest?patient=" + tore, about(bearer, tore)));
        JsonNode snapshot = ehm.control("GET", "/admin/labs/" + one.lab() + "/snapshot", "");
        ehm.control("PUT", "/admin/labs/" + other.lab() + "/snapshot", snapshot.toString());
        ehm.register(other.lab(), Vendor.E_SERVICE, "sambi");
        String moved = other.patient(other.accessToken(), Vendor.TORE);
        assertThat(moved).isNotEqualTo(tore);
        JsonNode after =
                Vendor.json(other.get("/MedicationRequest?patient=" + moved, about(other.accessToken(), moved)));
        assertThat(after.path("total").asInt()).isEqualTo(2);
        assertThat(after.at("/entry/0/resource/id").asString())
                .isNotEqualTo(before.at("/entry/0/resource/id").asString());
        assertThat(after.at("/entry/0/resource/subject/reference").asString()).isEqualTo("Patient/" + moved);
    }
}
