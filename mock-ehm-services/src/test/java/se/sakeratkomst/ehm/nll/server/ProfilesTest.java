package se.sakeratkomst.ehm.nll.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

/** Everything that NLL sends is valid by FHIR R4 and by the profiles it claims, whose definitions lie in {@code nll/profiles}. */
@ExtendWith(RunsEhm.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilesTest {

    private final FhirContext context = FhirContext.forR4Cached();
    private FhirValidator validator;

    @BeforeAll
    void loadDefinitions() throws IOException {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/nll/profiles"))) {
            for (Path file : files.toList()) {
                own.addStructureDefinition(
                        context.newJsonParser().parseResource(StructureDefinition.class, Files.readString(file)));
            }
        }
        UnknownCodeSystemWarningValidationSupport unknownCodes = new UnknownCodeSystemWarningValidationSupport(context);
        unknownCodes.setNonExistentCodeSystemSeverity(
                ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity.INFORMATION);
        ValidationSupportChain chain = new ValidationSupportChain(
                own,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                unknownCodes);
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setErrorForUnknownProfiles(true);
        instances.setAnyExtensionsAllowed(false);
        validator = context.newValidator().registerValidatorModule(instances);
    }

    private List<String> objections(String json) {
        return validator.validateWithResult(context.newJsonParser().parseResource(json)).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(ProfilesTest::text)
                .toList();
    }

    private static String text(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    @Test
    void everyResourceThatTheServerSendsIsValid(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        NllClient farid = anna.pharmacist();
        Map<String, String> sent = new LinkedHashMap<>();
        JsonNode prescription = NllClient.ok(anna.post("/MedicationRequest", anna.prescription(2)));
        sent.put("created prescription", prescription.toString());
        String version = NllClient.reference(prescription);
        JsonNode dispense = NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, 1)));
        sent.put("created dispense", dispense.toString());
        sent.put(
                "paper dispense",
                NllClient.ok(farid.post("/MedicationDispense", farid.paperDispense()))
                        .toString());
        String twice = anna.prescription(2)
                .replace("20990101000028", "20990101002954")
                .replace("20990101100025", "20990101103125");
        sent.put(
                "warned prescription",
                NllClient.ok(anna.post("/MedicationRequest", twice)).toString());
        JsonNode lock = NllClient.ok(anna.post("/Basic", anna.lock(NllClient.chain(prescription))));
        sent.put("lock", lock.toString());
        sent.put(
                "request for consent",
                NllClient.ok(anna.post("/Consent", anna.accessConsent("proposed")))
                        .toString());
        sent.put(
                "dose consent",
                NllClient.ok(anna.post("/Consent", anna.doseConsent("active"))).toString());
        String id = prescription.path("id").asString();
        String own = "patient=" + anna.patient();
        for (String path : List.of(
                "/Patient/" + anna.patient(),
                "/MedicationRequest?" + own,
                "/MedicationRequest/" + id,
                "/MedicationRequest/" + id + "/_history",
                "/MedicationDispense?" + own,
                "/Basic?code=datalock&" + own,
                "/Basic?code=medlistinfo&" + own,
                "/Provenance?" + own,
                "/Consent?" + own,
                "/$ping",
                "/MedicationRequest/unknown")) {
            sent.put("GET " + path, anna.get(path).body());
        }
        sent.put(
                "transaction",
                farid.post(
                                "/",
                                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                                        + farid.dispense(version, 2)
                                        + ",\"request\":{\"method\":\"POST\",\"url\":\"MedicationDispense\"}}]}")
                        .body());
        sent.put(
                "verification",
                farid.post(
                                "/MedicationDispense/$verify",
                                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                                        + farid.dispense(version, 3) + "}]}")
                        .body());
        sent.put(
                "refusal",
                farid.post("/MedicationDispense", farid.dispense(version, 3)).body());
        for (String personnummer : List.of("196110292395", "202511022382", "194711032393", "195203142384")) {
            NllClient seeded = NllClient.physician(ehm, anna.vendor(), personnummer);
            for (String type : List.of("MedicationRequest", "MedicationDispense", "Consent")) {
                String path = "/" + type + "?patient=" + seeded.patient();
                sent.put("GET " + path, NllClient.ok(seeded.get(path)).toString());
            }
        }
        List<String> wrong = new ArrayList<>();
        sent.forEach((what, json) -> objections(json).forEach(objection -> wrong.add(what + ": " + objection)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyProfileThatIsClaimedIsDefined() throws IOException {
        TreeSet<String> defined = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/nll/profiles"))) {
            for (Path file : files.toList()) {
                StructureDefinition definition =
                        context.newJsonParser().parseResource(StructureDefinition.class, Files.readString(file));
                assertThat(definition.getUrl()).endsWith("/" + definition.getName());
                assertThat(file.getFileName()).hasToString(definition.getName() + ".json");
                defined.add(definition.getName());
            }
        }
        assertThat(defined)
                .contains(
                        "NLLMedicationRequest",
                        "NLLMedicationDispense",
                        "NLLDispensePaperPrescription",
                        "NLLPatient",
                        "NLLPractitioner",
                        "NLLProvenance",
                        "NLLDataLock",
                        "NLLMedicationListInfo");
    }

    @Test
    void theValidatorSeesWhatIsWrong() {
        Resource wrong = context.newJsonParser()
                .parseResource(
                        org.hl7.fhir.r4.model.Basic.class,
                        "{\"resourceType\":\"Basic\",\"meta\":{\"profile\":[\"http://electronichealth.se/fhir/StructureDefinition/NLLDataLock\"]},"
                                + "\"code\":{\"coding\":[{\"code\":\"datalock\"}]}}");
        assertThat(objections(context.newJsonParser().encodeResourceToString(wrong)))
                .anyMatch(text -> text.contains("Basic.subject"))
                .anyMatch(text -> text.contains("NLLDataLockLegalGround"));
    }
}
