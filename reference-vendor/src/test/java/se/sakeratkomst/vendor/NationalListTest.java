package se.sakeratkomst.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.vendor.TestEhm.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What users do to the national medication list, by the test-driver API, and what they see then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NationalListTest {

    static final String TORE = "199001012385";
    static final String STEM = "http://electronichealth.se/fhir/StructureDefinition/";
    static final String WARNING = """
            {"resourceType":"Parameters","parameter":[{"name":"detectedIssues","valueBoolean":true},{"name":"issues","resource":
            {"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"business-rule",
            "details":{"coding":[{"code":"H.015"}],"text":"Expeditionsintervallet har inte gått"},"diagnostics":"Two days too early"}]}}]}""";
    static final String CLEAR =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"detectedIssues\",\"valueBoolean\":false}]}";
    static final String CONFLICT = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"conflict",
            "details":{"coding":[{"code":"EHM-072"}],"text":"version 1"},"diagnostics":"the latest version is 2"}]}""";

    private VendorUnderTest system;
    private TestEhm ehm;

    @BeforeAll
    void start() throws Exception {
        system = new VendorUnderTest("--vendor.test-driver=true");
        ehm = system.ehm;
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @BeforeEach
    void forget() {
        ehm.forget();
    }

    // ------------------------------------------------------------------ what E-hälsomyndigheten has

    static String prescription(String id, int version, String dosage) {
        return """
                {"resourceType":"MedicationRequest","id":"%1$s","meta":{"versionId":"%2$d"},"status":"active","intent":"order",
                 "authoredOn":"2026-01-01","subject":{"reference":"Patient/p1"},"requester":{"reference":"#p"},
                 "contained":[{"resourceType":"Practitioner","id":"p","name":[{"family":"Testläkare","given":["Anna"]}]}],
                 "extension":[{"url":"%4$sNLLPrescriptionChain","valueString":"chain-%1$s"},{"url":"%4$sNLLPatientTreatmentReason","valueString":"Mot allergi"}],
                 "medicationCodeableConcept":{"coding":[{"system":"http://electronichealth.se/fhir/NamingSystem/nplid","code":"20990101000028"},
                   {"system":"http://electronichealth.se/fhir/NamingSystem/nplpackid","code":"20990101100025"}]},
                 "dosageInstruction":[{"text":"%3$s"}],
                 "dispenseRequest":{"validityPeriod":{"end":"2027-01-01"},"extension":[{"url":"%4$sNLLNumberOfDispensesAllowed","valueUnsignedInt":3},
                   {"url":"%4$sNLLNumberOfPackagesPrescribed","valueUnsignedInt":1}]}}
                """.formatted(id, version, dosage, STEM);
    }

    static Answer bundle(String... resources) {
        return Answer.of(
                200,
                "{\"resourceType\":\"Bundle\",\"entry\":["
                        + String.join(
                                ",",
                                Stream.of(resources)
                                        .map(each -> "{\"resource\":" + each + "}")
                                        .toList())
                        + "]}");
    }

    private void has(String... prescriptions) {
        ehm.next("GET /fhir/MedicationRequest", bundle(prescriptions));
    }

    static Answer problem(int status, String code, String text) {
        return Answer.of(status, """
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule",
                "details":{"coding":[{"code":"%s"}],"text":"%s"}},{"severity":"error","code":"business-rule",
                "details":{"coding":[{"code":"G.009"}],"text":"Behandlingsändamålet saknas"}}]}""".formatted(code, text));
    }

    // ------------------------------------------------------------------ what the user does

    static String act(Web user, String action, String members) throws Exception {
        HttpResponse<String> answer =
                user.postJson("/test-driver/" + action, "{\"personnummer\":\"" + TORE + "\"" + members + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String page = JsonMapper.shared().readTree(answer.body()).path("page").asString();
        HttpResponse<String> shown = user.get(page);
        assertThat(shown.statusCode()).isEqualTo(200);
        return shown.body();
    }

    @Test
    void anOpenedPatientsListIsShownWithNameDosageAndStatusAndAllCallsBelongTogether() throws Exception {
        has(prescription("m1", 1, "1 tablett vid behov"));
        ehm.next("GET /fhir/Basic", bundle("""
                {"resourceType":"Basic","id":"l1","meta":{"versionId":"1"},"subject":{"reference":"Patient/p1"},"extension":[
                {"url":"%1$sNLLDataLockStatus","valueCode":"AKTIV"},{"url":"%1$sNLLDataLockTarget","valueCode":"VARD"}]}""".formatted(STEM)));
        String page = act(system.physician(), "open-patient", "");
        assertThat(page)
                .contains("TEST Cetirin 10 mg")
                .contains("1 tablett vid behov")
                .contains("Aktiv")
                .contains("3 uttag à 1 förp.")
                .contains("spärrade uppgifter");
        assertThat(ehm.sequence())
                .containsExactly("GET /Patient", "GET /MedicationRequest", "GET /MedicationDispense", "GET /Basic");
        List<TestEhm.Call> calls = ehm.calls.stream()
                .filter(call -> call.path().startsWith("/fhir"))
                .toList();
        assertThat(calls.stream().map(call -> call.header("x-context-id")).distinct())
                .hasSize(1);
        assertThat(calls.stream().map(call -> call.header("x-request-id")).distinct())
                .hasSize(4);
    }

    @Test
    void theGroundThatIsStatedIsSentAndOtherwiseTheUsualOne() throws Exception {
        Web anna = system.physician();
        act(anna, "open-patient", ",\"access\":\"NODATKOMST\"");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("NODATKOMST");
        act(anna, "open-patient", "");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("TILLFALLIGT_SAMTYCKE");
        act(system.pharmacist(), "open-patient", "");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-purpose")).isEqualTo("EXPEDIERING");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("UTAN_KRAV_SAMTYCKE");
    }

    @Test
    void aPrescriptionSaysWhoPrescribesWhereAndWhy() throws Exception {
        ehm.next("POST /fhir/MedicationRequest", Answer.of(201, prescription("m2", 1, "1 tablett")));
        has(prescription("m2", 1, "1 tablett"));
        String page = act(
                system.physician(),
                "prescribe",
                ",\"nplId\":\"20990101000028\",\"nplPackId\":\"20990101100025\",\"dosage\":\"1 tablett\",\"treatmentReason\":\"Mot allergi\",\"packages\":1,\"dispenses\":3");
        assertThat(page).contains("Receptet är förskrivet").contains("TEST Cetirin 10 mg");
        TestEhm.Call write = ehm.calls.stream()
                .filter(call -> call.method().equals("POST") && call.path().equals("/fhir/MedicationRequest"))
                .findFirst()
                .orElseThrow();
        JsonNode sent = write.json();
        assertThat(sent.at("/subject/reference").asString()).isEqualTo("Patient/p1");
        assertThat(sent.at("/medicationCodeableConcept/text").asString()).startsWith("TEST Cetirin 10 mg");
        assertThat(sent.at("/contained/0/qualification/0/identifier/0/value").asString())
                .isEqualTo("9000019");
        assertThat(sent.at("/contained/0/name/0/family").asString()).isEqualTo("Testläkare");
        JsonNode provenance = write.decoded("x-provenance");
        assertThat(provenance.at("/contained/0/name/0/family").asString()).isEqualTo("Testläkare");
        assertThat(provenance.at("/activity/coding/0/code").asString()).isEqualTo("REGISTRERA");
        assertThat(write.decoded("x-org-info").path("orgenhetsOrt").asString()).isEqualTo("Norrvik");
        assertThat(write.header("x-patientref")).isEqualTo("p1");
    }

    @Test
    void whatIsRefusedIsToldAtOnceWithEachTextAndCode() throws Exception {
        ehm.next("POST /fhir/MedicationRequest", problem(422, "G.003", "Artikeln finns inte i artikelregistret"));
        String page = act(
                system.physician(),
                "prescribe",
                ",\"nplId\":\"1\",\"nplPackId\":\"2\",\"dosage\":\"x\",\"packages\":1,\"dispenses\":1");
        assertThat(page)
                .contains("Inte sparat")
                .contains("G.003")
                .contains("Artikeln finns inte i artikelregistret")
                .contains("G.009")
                .contains("Behandlingsändamålet saknas")
                .contains(ehm.last("/fhir/MedicationRequest").header("x-request-id"));
    }

    @Test
    void aDosageThatSaysNothingIsLeftOut() throws Exception {
        ehm.next("POST /fhir/MedicationRequest", problem(422, "G.008", "Doseringen saknas"));
        assertThat(act(
                        system.physician(),
                        "prescribe",
                        ",\"nplId\":\"1\",\"nplPackId\":\"2\",\"dosage\":\"\",\"packages\":1,\"dispenses\":1"))
                .contains("G.008");
        assertThat(ehm.last("/fhir/MedicationRequest").body()).doesNotContain("dosageInstruction");
    }

    @Test
    void warningsOfWhatIsStoredAreShown() throws Exception {
        ehm.next("POST /fhir/MedicationRequest", Answer.of(201, """
                {"resourceType":"MedicationRequest","id":"m2","contained":[{"resourceType":"DetectedIssue","id":"warning-1",
                "code":{"coding":[{"code":"G.005"}],"text":"Artikeln säljs inte längre"},"detail":"sold until last year"}]}"""));
        assertThat(act(
                        system.physician(),
                        "prescribe",
                        ",\"nplId\":\"1\",\"nplPackId\":\"2\",\"dosage\":\"x\",\"packages\":1,\"dispenses\":1"))
                .contains("Receptet är förskrivet")
                .contains("G.005")
                .contains("Artikeln säljs inte längre");
    }

    @Test
    void whatIsCorrectedIsTheVersionThatWasRead() throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 4, "1 tablett"));
        act(anna, "open-patient", "");
        ehm.forget();
        ehm.next("PUT /fhir/MedicationRequest/m1", Answer.of(200, prescription("m1", 5, "2 tabletter")));
        has(prescription("m1", 5, "2 tabletter"));
        String page = act(anna, "correct", ",\"prescription\":\"m1\",\"dosage\":\"2 tabletter\"");
        assertThat(page).contains("Receptet är ändrat").contains("2 tabletter");
        assertThat(ehm.sequence())
                .containsExactly(
                        "PUT /MedicationRequest/m1", "GET /MedicationRequest", "GET /MedicationDispense", "GET /Basic");
        TestEhm.Call write = ehm.last("/fhir/MedicationRequest/m1");
        assertThat(write.header("If-Match")).isEqualTo("W/\"4\"");
        assertThat(write.json().at("/meta/versionId").asString()).isEqualTo("4");
        assertThat(write.json().at("/dosageInstruction/0/text").asString()).isEqualTo("2 tabletter");
        assertThat(write.body()).contains("Mot allergi").contains("chain-m1");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void whatSomebodyElseHasChangedIsNotOverwritten(int status) throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 1, "1 tablett"));
        act(anna, "open-patient", "");
        ehm.forget();
        ehm.next("PUT /fhir/MedicationRequest/m1", Answer.of(status, CONFLICT));
        has(prescription("m1", 2, "kollegans dosering"));
        String page = act(anna, "correct", ",\"prescription\":\"m1\",\"dosage\":\"2 tabletter\"");
        assertThat(page).contains("någon annan har ändrat").contains("EHM-072").contains("kollegans dosering");
        assertThat(ehm.calls.stream().filter(call -> call.method().equals("PUT")))
                .hasSize(1);
    }

    @Test
    void aHiddenReasonIsSaidToBeHiddenAndNotLostByACorrection() throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 1, "1 tablett")
                .replace(
                        "\"status\":\"active\"",
                        "\"status\":\"active\",\"reasonCode\":[{\"extension\":[{\"url\":\"" + STEM
                                + "NLLdataAbsentReason\",\"valueCode\":\"masked\"}]}]"));
        assertThat(act(anna, "open-patient", "")).contains("Dolt:");
        String page = act(anna, "correct", ",\"prescription\":\"m1\",\"dosage\":\"2 tabletter\"");
        assertThat(page).contains("dolt för dig");
        assertThat(ehm.calls.stream().filter(call -> call.method().equals("PUT")))
                .isEmpty();
    }

    @Test
    void aRenewalRefersToTheFormerAndCarriesNothingThatTheServerSets() throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 2, "1 tablett"));
        ehm.next("POST /fhir/MedicationRequest", Answer.of(201, prescription("m2", 1, "1 tablett")));
        assertThat(act(anna, "renew", ",\"prescription\":\"m1\"")).contains("Receptet är förnyat");
        TestEhm.Call write = ehm.calls.stream()
                .filter(call -> call.method().equals("POST") && call.path().equals("/fhir/MedicationRequest"))
                .findFirst()
                .orElseThrow();
        JsonNode sent = write.json();
        assertThat(sent.at("/priorPrescription/reference").asString()).isEqualTo("MedicationRequest/m1");
        assertThat(sent.has("id") || sent.has("meta") || sent.has("authoredOn")).isFalse();
        assertThat(write.body()).doesNotContain("chain-m1").doesNotContain("validityPeriod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"end:AVSLUTA", "cancel:MAKULERA"})
    void anEndAndACancellationSayWhy(String what) throws Exception {
        String[] parts = what.split(":");
        ehm.next("POST /fhir/MedicationRequest/$end", Answer.of(200, "{\"resourceType\":\"Parameters\"}"));
        act(system.physician(), parts[0], ",\"prescription\":\"m1\",\"reason\":\"Behandlingen är klar\"");
        TestEhm.Call write = ehm.last("/fhir/MedicationRequest/$end");
        assertThat(write.body())
                .contains("MedicationRequest/m1")
                .contains(parts[1])
                .contains("Behandlingen är klar");
        assertThat(write.decoded("x-provenance").at("/activity/coding/0/code").asString())
                .isEqualTo(parts[1]);
    }

    @Test
    void whatIsRestoredIsTheVersionBeforeTheLast() throws Exception {
        ehm.next(
                "GET /fhir/MedicationRequest/m1/_history",
                bundle(prescription("m1", 3, "c"), prescription("m1", 2, "b"), prescription("m1", 1, "a")));
        ehm.next("POST /fhir/$restore", Answer.of(200, "{\"resourceType\":\"Parameters\"}"));
        assertThat(act(system.physician(), "restore", ",\"prescription\":\"m1\""))
                .contains("Receptet är återställt");
        assertThat(ehm.last("/fhir/$restore").body()).contains("MedicationRequest/m1/_history/2");
    }

    @Test
    void theVersionsOfAPrescriptionAreShown() throws Exception {
        ehm.next(
                "GET /fhir/MedicationRequest/m1/_history",
                bundle(prescription("m1", 2, "senare"), prescription("m1", 1, "tidigare")));
        assertThat(act(system.physician(), "read-history", ",\"prescription\":\"m1\""))
                .contains("id=\"history\"")
                .contains("senare")
                .contains("tidigare");
    }

    @Test
    void aDispatchOfSeveralRowsIsTriedFirstAndThenMadeInOneBundle() throws Exception {
        Web farid = system.pharmacist();
        has(prescription("m1", 2, "a"), prescription("m2", 3, "b"));
        act(farid, "open-patient", "");
        ehm.forget();
        ehm.next("POST /fhir/$verify", Answer.of(200, CLEAR));
        String page = act(
                farid, "dispense", ",\"rows\":[{\"prescription\":\"m1\"},{\"prescription\":\"m2\",\"packages\":2}]");
        assertThat(page).contains("Expeditionen är registrerad");
        assertThat(ehm.sequence().subList(0, 2)).containsExactly("POST /$verify", "POST ");
        JsonNode bundle = ehm.calls.get(1).json();
        assertThat(bundle.path("type").asString()).isEqualTo("transaction");
        assertThat(bundle.at("/entry/0/resource/authorizingPrescription/0/reference")
                        .asString())
                .isEqualTo("MedicationRequest/m1/_history/2");
        assertThat(bundle.at("/entry/1/resource/authorizingPrescription/0/reference")
                        .asString())
                .isEqualTo("MedicationRequest/m2/_history/3");
        assertThat(ehm.calls.get(0).header("x-provenance")).isEmpty();
        assertThat(ehm.calls
                        .get(1)
                        .decoded("x-provenance")
                        .at("/contained/0/name/0/family")
                        .asString())
                .isEqualTo("Testapotekare");
        assertThat(ehm.calls.get(1).header("x-org-info")).isEmpty();
    }

    @Test
    void warningsAreShownAndNothingIsDispensedUntilTheyAreAcceptedWithAComment() throws Exception {
        Web farid = system.pharmacist();
        has(prescription("m1", 1, "a"));
        act(farid, "open-patient", "");
        ehm.forget();
        ehm.next("POST /fhir/MedicationDispense/$verify", Answer.of(200, WARNING), Answer.of(200, WARNING));
        assertThat(act(farid, "dispense", ",\"rows\":[{\"prescription\":\"m1\"}]"))
                .contains("Inte expedierat")
                .contains("H.015")
                .contains("Expeditionsintervallet har inte gått")
                .contains("Two days too early");
        assertThat(ehm.sequence()).containsExactly("POST /MedicationDispense/$verify");
        ehm.next("POST /fhir/MedicationDispense", Answer.of(201, "{\"resourceType\":\"MedicationDispense\"}"));
        assertThat(
                        act(
                                farid,
                                "dispense",
                                ",\"rows\":[{\"prescription\":\"m1\"}],\"acceptWarnings\":true,\"comment\":\"Patienten reser\""))
                .contains("Expeditionen är registrerad")
                .contains("H.015");
        TestEhm.Call made = ehm.calls.stream()
                .filter(call -> call.path().equals("/fhir/MedicationDispense")
                        && call.method().equals("POST"))
                .findFirst()
                .orElseThrow();
        assertThat(made.json().at("/note/0/text").asString()).isEqualTo("Patienten reser");
    }

    @Test
    void whatVerifyForbidsIsNotDispensedHoweverMuchIsAccepted() throws Exception {
        Web farid = system.pharmacist();
        has(prescription("m1", 1, "a"));
        ehm.next(
                "POST /fhir/MedicationDispense/$verify",
                Answer.of(200, WARNING.replace("\"severity\":\"warning\"", "\"severity\":\"error\"")));
        assertThat(act(
                        farid,
                        "dispense",
                        ",\"rows\":[{\"prescription\":\"m1\"}],\"acceptWarnings\":true,\"comment\":\"x\""))
                .contains("det finns hinder")
                .contains("Inget är sparat")
                .contains("H.015");
        assertThat(ehm.sequence()).doesNotContain("POST /MedicationDispense");
    }

    @Test
    void thatACommentIsMissingIsNoHindranceToAcceptingTheWarning() throws Exception {
        has(prescription("m1", 1, "a"));
        ehm.next("POST /fhir/MedicationDispense/$verify", Answer.of(200, """
                {"resourceType":"Parameters","parameter":[{"name":"issues","resource":{"resourceType":"OperationOutcome","issue":[
                {"severity":"warning","code":"business-rule","details":{"coding":[{"code":"G.007"}],"text":"En annan ATC-kod"}},
                {"severity":"error","code":"business-rule","details":{"coding":[{"code":"G.016"}],"text":"Kommentar saknas"}}]}}]}"""));
        assertThat(act(system.pharmacist(), "dispense", ",\"rows\":[{\"prescription\":\"m1\"}]"))
                .contains("det finns varningar")
                .contains("G.007")
                .contains("G.016");
    }

    @Test
    void aDispenseIsTakenBackAsItWasRead() throws Exception {
        Web farid = system.pharmacist();
        ehm.next("GET /fhir/MedicationDispense", bundle("""
                {"resourceType":"MedicationDispense","id":"d1","meta":{"versionId":"1"},"status":"completed","subject":{"reference":"Patient/p1"},
                "authorizingPrescription":[{"reference":"MedicationRequest/m1/_history/1"}]}"""));
        ehm.next("PUT /fhir/MedicationDispense/d1", Answer.of(200, "{\"resourceType\":\"MedicationDispense\"}"));
        assertThat(act(farid, "take-back", ",\"dispense\":\"d1\"")).contains("Uttaget är återtaget");
        TestEhm.Call write = ehm.last("/fhir/MedicationDispense/d1");
        assertThat(write.json().path("status").asString()).isEqualTo("entered-in-error");
        assertThat(write.header("If-Match")).isEqualTo("W/\"1\"");
    }

    @Test
    void aLockIsSetOnTheChainAndLiftedByItsStatus() throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 1, "a"));
        ehm.next("POST /fhir/Basic", Answer.of(201, "{\"resourceType\":\"Basic\"}"));
        assertThat(act(anna, "lock", ",\"prescription\":\"m1\",\"reasonOnly\":true"))
                .contains("Spärren är satt");
        TestEhm.Call set = ehm.calls.stream()
                .filter(call -> call.method().equals("POST") && call.path().equals("/fhir/Basic"))
                .findFirst()
                .orElseThrow();
        assertThat(set.body()).contains("chain-m1").contains("BEHANDLINGSORSAK").contains("VARD");
        ehm.forget();
        ehm.next(
                "GET /fhir/Basic/l1",
                Answer.of(200, set.body().replaceFirst("\\{", "{\"id\":\"l1\",\"meta\":{\"versionId\":\"1\"},")));
        ehm.next("PUT /fhir/Basic/l1", Answer.of(200, "{\"resourceType\":\"Basic\"}"));
        assertThat(act(anna, "unlock", ",\"lock\":\"l1\"")).contains("Spärren är hävd");
        assertThat(ehm.calls.stream()
                        .filter(call -> call.method().equals("PUT"))
                        .findFirst()
                        .orElseThrow()
                        .body())
                .contains("INAKTIV")
                .doesNotContain("\"AKTIV\"");
    }

    // ------------------------------------------------------------------ when things go wrong

    static Stream<Answer> failures() {
        return Stream.of(
                Answer.of(
                        503,
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"transient\"}]}"),
                new Answer(503, "text/html", "<h1>Service Unavailable</h1>"),
                Answer.of(200, "{\"resourceType\":"),
                new Answer(200, "text/html", "<p>hej</p>"),
                Answer.of(200, "[]"),
                new Answer(200, "application/fhir+json", null));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aReadThatFailsLeadsToAPageWithTheCallsIdAndNoOldList(Answer failure) throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 1, "gammal dosering"));
        act(anna, "open-patient", "");
        ehm.next("GET /fhir/MedicationRequest", failure);
        String page = act(anna, "open-patient", "");
        assertThat(page)
                .contains("id=\"ehm-refusal\"")
                .containsAnyOf("kan inte svara som den ska", "svarar inte")
                .doesNotContain("ger inte rätt till")
                .contains(ehm.last("/fhir/MedicationRequest").header("x-request-id"))
                .doesNotContain("gammal dosering")
                .doesNotContain("at se.sakeratkomst")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aWriteOfWhichNobodyKnowsWhatBecameIsNotMadeAgain(Answer failure) throws Exception {
        ehm.next("POST /fhir/MedicationRequest/$end", failure);
        String page = act(system.physician(), "end", ",\"prescription\":\"m1\",\"reason\":\"x\"");
        assertThat(page)
                .contains("okänt om det sparades")
                .contains(ehm.last("/fhir/MedicationRequest/$end").header("x-request-id"));
        assertThat(ehm.sequence().stream().filter("POST /MedicationRequest/$end"::equals))
                .hasSize(1);
    }

    @Test
    void anExpiredTokenIsExchangedOnceAndTheCallHasANewId() throws Exception {
        Web anna = system.physician();
        act(anna, "open-patient", "");
        ehm.forget();
        ehm.next("GET /fhir/Patient", Answer.of(401, "{}"));
        act(anna, "open-patient", "");
        List<TestEhm.Call> asked = ehm.calls.stream()
                .filter(call -> call.path().equals("/fhir/Patient"))
                .toList();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).header("x-request-id"))
                .isNotEqualTo(asked.get(1).header("x-request-id"));
        assertThat(ehm.calls.stream().filter(call -> call.path().equals("/token")))
                .hasSize(1);
        ehm.forget();
        ehm.next("GET /fhir/Patient", Answer.of(401, "{}"), Answer.of(401, "{}"));
        assertThat(act(anna, "open-patient", "")).contains("HTTP 401");
        assertThat(ehm.sequence()).hasSize(2);
    }

    @Test
    void everyPageOfASearchIsReadAndNoneElsewhere() throws Exception {
        Web anna = system.physician();
        act(anna, "open-patient", "");
        String base = "https://localhost:" + ehm.port() + "/fhir";
        ehm.next("GET /fhir/MedicationRequest", Answer.of(200, """
                {"resourceType":"Bundle","link":[{"relation":"next","url":"%s?page=2"}],"entry":[{"resource":%s}]}""".formatted(
                        base, prescription("m1", 1, "first page"))));
        ehm.next("GET /fhir", bundle(prescription("m2", 1, "second page")));
        assertThat(act(anna, "open-patient", "")).contains("first page").contains("second page");
        ehm.next("GET /fhir/MedicationRequest", Answer.of(200, """
                {"resourceType":"Bundle","link":[{"relation":"next","url":"https://elsewhere.example.se/fhir?page=2"}]}"""));
        assertThat(act(anna, "open-patient", "")).contains("id=\"ehm-refusal\"");
    }

    @Test
    void anAnswerAboutAnotherPatientIsNotShown() throws Exception {
        has(prescription("m1", 1, "en annans dosering").replace("Patient/p1", "Patient/p2"));
        assertThat(act(system.physician(), "open-patient", ""))
                .contains("id=\"ehm-refusal\"")
                .doesNotContain("en annans dosering");
    }

    @Test
    void onlyTheOpenedPatientIsOnThePage() throws Exception {
        Web anna = system.physician();
        has(prescription("m1", 1, "Tores dosering"));
        act(anna, "open-patient", "");
        has(prescription("m9", 1, "Elsas dosering").replace("Patient/p1", "Patient/p2"));
        ehm.next("GET /fhir/Patient", bundle("{\"resourceType\":\"Patient\",\"id\":\"p2\"}"));
        anna.postJson("/test-driver/open-patient", "{\"personnummer\":\"195203142384\"}");
        assertThat(anna.get("/patients/195203142384/now").body())
                .contains("Elsas dosering")
                .doesNotContain("Tores dosering");
        assertThat(anna.get("/patients/" + TORE + "/now").statusCode()).isEqualTo(303);
    }

    @Test
    void afterALogoutNothingOfTheLoginIsUsed() throws Exception {
        Web anna = system.physician();
        act(anna, "open-patient", "");
        anna.post("/logout", java.util.Map.of());
        assertThat(anna.postJson("/test-driver/open-patient", "{\"personnummer\":\"" + TORE + "\"}")
                        .statusCode())
                .isEqualTo(401);
        ehm.forget();
        system.loggedIn(anna, java.util.Map.of());
        act(anna, "open-patient", "");
        assertThat(ehm.calls.get(0).path()).isEqualTo("/token");
    }

    @Test
    void markupInARefusalIsShownAsText() throws Exception {
        ehm.next("POST /fhir/MedicationRequest", problem(422, "<b>x</b>", "<script>alert(1)</script>"));
        assertThat(act(
                        system.physician(),
                        "prescribe",
                        ",\"nplId\":\"1\",\"nplPackId\":\"2\",\"dosage\":\"<i>\",\"packages\":1,\"dispenses\":1"))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    // ------------------------------------------------------------------ the test-driver API

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"personnummer\":199001012385}",
                "{\"personnummer\":\"19900101-2385\"}",
                "{\"personnummer\":\"199001012385\",\"patient\":\"x\"}",
                "{\"personnummer\":\"199001012385\",\"personnummer\":\"199001012385\"}",
                "{\"personnummer\":\"199001012385\"} {}",
            })
    void aBodyThatCannotBeUnderstoodIsRefused(String body) throws Exception {
        HttpResponse<String> refused = system.physician().postJson("/test-driver/open-patient", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("observed").contains("expected");
        assertThat(ehm.sequence()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rows\":[]",
                "\"rows\":[null]",
                "\"rows\":[{}]",
                "\"rows\":[{\"prescription\":\"m1\",\"packages\":0}]",
                "\"rows\":[{\"prescription\":\"m1\",\"packages\":1.5}]",
                "\"rows\":[{\"prescription\":\"m1\",\"packages\":\"1\"}]",
                "\"rows\":[{\"prescription\":\"m1\",\"amount\":1}]",
                "\"rows\":[{\"prescription\":\"m1\"}],\"acceptWarnings\":\"true\""
            })
    void rowsAreReadToTheLetter(String members) throws Exception {
        HttpResponse<String> refused = system.pharmacist()
                .postJson("/test-driver/dispense", "{\"personnummer\":\"" + TORE + "\"," + members + "}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void withoutLoginNothingIsDone() throws Exception {
        assertThat(system.browser()
                        .postJson("/test-driver/open-patient", "{\"personnummer\":\"" + TORE + "\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anActionThatThereIsNotIsNotFound() throws Exception {
        assertThat(system.physician().postJson("/test-driver/print", "{}").statusCode())
                .isEqualTo(404);
    }
}
