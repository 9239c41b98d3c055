package se.sakeratkomst.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.vendor.NationalListTest.CLEAR;
import static se.sakeratkomst.vendor.NationalListTest.CONFLICT;
import static se.sakeratkomst.vendor.NationalListTest.WARNING;
import static se.sakeratkomst.vendor.NationalListTest.act;
import static se.sakeratkomst.vendor.NationalListTest.bundle;
import static se.sakeratkomst.vendor.NationalListTest.prescription;
import static se.sakeratkomst.vendor.NationalListTest.problem;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.sakeratkomst.vendor.TestEhm.Answer;

/** What each switch about the national medication list takes away; NationalListTest holds that it is there without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NationalListFlawsTest {

    private static final String TWO_ROWS = ",\"rows\":[{\"prescription\":\"m1\"},{\"prescription\":\"m2\"}]";
    private static final String ONE_ROW = ",\"rows\":[{\"prescription\":\"m1\"}]";

    private VendorUnderTest system;
    private TestEhm ehm;

    @BeforeAll
    void start() throws Exception {
        system = new VendorUnderTest("--vendor.test-driver=true", "--vendor.flaw-switch=true");
        ehm = system.ehm;
    }

    @AfterAll
    void stop() {
        system.close();
    }

    private void with(String flaw) throws Exception {
        ehm.forget();
        assertThat(system.browser().put("/flaws", "[\"" + flaw + "\"]").statusCode())
                .isEqualTo(204);
    }

    private void has(String... prescriptions) {
        ehm.next("GET /fhir/MedicationRequest", bundle(prescriptions));
    }

    private List<TestEhm.Call> calls(String call) {
        return ehm.calls.stream()
                .filter(each -> (each.method() + " " + each.path()).equals(call))
                .toList();
    }

    @Test
    void statesWrongAccess() throws Exception {
        with("states-wrong-access");
        act(system.physician(), "open-patient", ",\"access\":\"NODATKOMST\"");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("UTAN_KRAV_SAMTYCKE_BARN");
    }

    @Test
    void showsLocked() throws Exception {
        with("shows-locked");
        act(system.physician(), "open-patient", "");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("NODATKOMST");
        act(system.pharmacist(), "open-patient", "");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("UTAN_KRAV_SAMTYCKE");
    }

    @Test
    void reusesRequestId() throws Exception {
        with("reuses-request-id");
        act(system.physician(), "open-patient", "");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-request-id"))
                .isEqualTo(ehm.last("/fhir/Patient").header("x-request-id"));
    }

    @Test
    void omitsProvenance() throws Exception {
        with("omits-provenance");
        act(system.physician(), "end", ",\"prescription\":\"m1\",\"reason\":\"x\"");
        assertThat(ehm.last("/fhir/MedicationRequest/$end").header("x-provenance"))
                .isEmpty();
    }

    @Test
    void namesNobodyInProvenance() throws Exception {
        with("names-nobody-in-provenance");
        act(system.physician(), "end", ",\"prescription\":\"m1\",\"reason\":\"x\"");
        assertThat(ehm.last("/fhir/MedicationRequest/$end")
                        .decoded("x-provenance")
                        .toString())
                .contains("Journalen")
                .contains("AVSLUTA")
                .doesNotContain("Testläkare");
    }

    @Test
    void usesTokenAfterLogout() throws Exception {
        with("uses-token-after-logout");
        Web anna = system.physician();
        act(anna, "open-patient", "");
        anna.post("/logout", Map.of());
        system.loggedIn(anna, Map.of());
        act(anna, "open-patient", "");
        assertThat(calls("POST /token")).hasSize(1);
    }

    @Test
    void retriesWritesBlindly() throws Exception {
        with("retries-writes-blindly");
        ehm.next("POST /fhir/MedicationRequest/$end", Answer.of(503, "{}"));
        act(system.physician(), "end", ",\"prescription\":\"m1\",\"reason\":\"x\"");
        List<TestEhm.Call> writes = calls("POST /fhir/MedicationRequest/$end");
        assertThat(writes).hasSize(2);
        assertThat(writes.get(0).header("x-request-id"))
                .isNotEqualTo(writes.get(1).header("x-request-id"));
    }

    @Test
    void overwritesStaleVersion() throws Exception {
        with("overwrites-stale-version");
        Web anna = system.physician();
        has(prescription("m1", 1, "1 tablett"));
        act(anna, "open-patient", "");
        ehm.next("PUT /fhir/MedicationRequest/m1", Answer.of(412, CONFLICT));
        ehm.next("GET /fhir/MedicationRequest/m1", Answer.of(200, prescription("m1", 2, "kollegans")));
        assertThat(act(anna, "correct", ",\"prescription\":\"m1\",\"dosage\":\"2 tabletter\""))
                .contains("Receptet är ändrat");
        List<TestEhm.Call> writes = calls("PUT /fhir/MedicationRequest/m1");
        assertThat(writes.stream().map(write -> write.header("If-Match"))).containsExactly("W/\"1\"", "W/\"2\"");
    }

    @Test
    void swallowsRejections() throws Exception {
        with("swallows-rejections");
        ehm.next("POST /fhir/MedicationRequest/$end", problem(422, "G.032", "Kan inte avslutas"));
        assertThat(act(system.physician(), "end", ",\"prescription\":\"m1\",\"reason\":\"x\""))
                .contains("Receptet är avslutat")
                .doesNotContain("G.032");
    }

    @Test
    void hidesWarnings() throws Exception {
        with("hides-warnings");
        ehm.next("POST /fhir/MedicationDispense/$verify", Answer.of(200, WARNING));
        has(prescription("m1", 1, "a"));
        assertThat(act(system.pharmacist(), "dispense", ONE_ROW)).doesNotContain("H.015");
        assertThat(calls("POST /fhir/MedicationDispense")).isEmpty();
    }

    @Test
    void dispensesWithoutVerify() throws Exception {
        with("dispenses-without-verify");
        has(prescription("m1", 1, "a"));
        act(system.pharmacist(), "dispense", ONE_ROW);
        assertThat(calls("POST /fhir/MedicationDispense/$verify")).isEmpty();
        assertThat(calls("POST /fhir/MedicationDispense")).hasSize(1);
    }

    @Test
    void acceptsWarningsUnasked() throws Exception {
        with("accepts-warnings-unasked");
        ehm.next("POST /fhir/MedicationDispense/$verify", Answer.of(200, WARNING));
        has(prescription("m1", 1, "a"));
        assertThat(act(system.pharmacist(), "dispense", ONE_ROW)).contains("Expeditionen är registrerad");
        assertThat(calls("POST /fhir/MedicationDispense").get(0).body()).contains("Godtas");
    }

    @Test
    void dispensesLatestVersionUnread() throws Exception {
        with("dispenses-latest-version-unread");
        Web farid = system.pharmacist();
        has(prescription("m1", 1, "a"));
        act(farid, "open-patient", "");
        ehm.next("GET /fhir/MedicationRequest/m1", Answer.of(200, prescription("m1", 2, "b")));
        ehm.next("POST /fhir/MedicationDispense/$verify", Answer.of(200, CLEAR));
        act(farid, "dispense", ONE_ROW);
        assertThat(calls("POST /fhir/MedicationDispense").get(0).body()).contains("MedicationRequest/m1/_history/2");
    }

    @Test
    void splitsDispatch() throws Exception {
        with("splits-dispatch");
        has(prescription("m1", 1, "a"), prescription("m2", 1, "b"));
        act(system.pharmacist(), "dispense", TWO_ROWS);
        assertThat(calls("POST /fhir/MedicationDispense")).hasSize(2);
        assertThat(calls("POST /fhir")).isEmpty();
    }

    @Test
    void showsOtherPatients() throws Exception {
        with("shows-other-patients");
        Web anna = system.physician();
        has(prescription("m1", 1, "Tores dosering"));
        act(anna, "open-patient", "");
        has(prescription("m9", 1, "Elsas dosering"));
        anna.postJson("/test-driver/open-patient", "{\"personnummer\":\"195203142384\"}");
        assertThat(anna.get("/patients/195203142384/now").body())
                .contains("Elsas dosering")
                .contains("Tores dosering");
    }

    @Test
    void keepsListWhenRefused() throws Exception {
        with("keeps-list-when-refused");
        Web anna = system.physician();
        has(prescription("m1", 1, "gammal dosering"));
        act(anna, "open-patient", "");
        ehm.next("GET /fhir/MedicationRequest", problem(403, "VAL007", "nej"));
        assertThat(act(anna, "open-patient", "")).contains("gammal dosering").doesNotContain("VAL007");
    }
}
