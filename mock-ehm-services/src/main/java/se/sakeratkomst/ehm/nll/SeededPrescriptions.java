package se.sakeratkomst.ehm.nll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.register.SeedDocuments;
import se.sakeratkomst.ehm.register.SeededPrescription;
import tools.jackson.databind.json.JsonMapper;

/**
 * NLLMedicationRequest of what is seeded. It is written without the FHIR library, since labs are seeded before that has been loaded.
 *
 * @see "nll-fhir.md 1.1 and 1.4"
 */
final class SeededPrescriptions implements SeedDocuments {

    private static final String PRESCRIBER = "prescriber";
    private static final String ELECTRONIC = "ELECTRONIC";

    private final JsonMapper json;

    SeededPrescriptions(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String prescription(SeededPrescription facts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resourceType", "MedicationRequest");
        document.put("id", facts.id());
        document.put("meta", Map.of("profile", List.of(NllUris.MEDICATION_REQUEST)));
        document.put("contained", List.of(prescriber(facts)));
        List<Object> extensions = new ArrayList<>();
        if (facts.treatmentReason() != null) {
            extensions.add(extension(NllUris.TREATMENT_REASON, "valueString", facts.treatmentReason()));
        }
        extensions.add(extension(NllUris.CHAIN, "valueString", facts.chainId()));
        extensions.add(extension(NllUris.FORMAT, "valueCoding", coding(NllUris.FORMAT_CODES, ELECTRONIC)));
        extensions.add(extension(NllUris.BASIS, "valueCoding", coding(NllUris.BASIS_CODES, ELECTRONIC)));
        document.put("extension", extensions);
        document.put("identifier", List.of(Map.of("system", NllUris.PRESCRIPTION_ID, "value", facts.id())));
        document.put("status", facts.status());
        document.put("intent", "order");
        document.put(
                "medicationCodeableConcept",
                Map.of(
                        "coding",
                        List.of(
                                coding(NllUris.NPL_ID, facts.nplId()),
                                coding(NllUris.NPL_PACK_ID, facts.nplPackId()),
                                coding(NllUris.ATC, facts.atc())),
                        "text",
                        facts.article() + ", " + facts.form() + ", " + facts.strength()));
        document.put("subject", Map.of("reference", "Patient/" + facts.patientId()));
        document.put("authoredOn", facts.issuedOn().toString());
        document.put("requester", Map.of("reference", "#" + PRESCRIBER));
        document.put("dosageInstruction", List.of(Map.of("text", facts.dosage())));
        document.put("dispenseRequest", dispensing(facts));
        return json.writeValueAsString(document);
    }

    private static Map<String, Object> dispensing(SeededPrescription facts) {
        Map<String, Object> dispensing = new LinkedHashMap<>();
        dispensing.put(
                "extension",
                List.of(
                        extension(NllUris.DISPENSES_ALLOWED, "valueUnsignedInt", facts.dispensesAllowed()),
                        extension(NllUris.PACKAGES, "valueUnsignedInt", facts.packages()),
                        extension(NllUris.DOSE_PACKAGING, "valueBoolean", facts.dosePackaging())));
        dispensing.put(
                "validityPeriod",
                Map.of(
                        "start",
                        facts.issuedOn().toString(),
                        "end",
                        facts.lastValidOn().toString()));
        dispensing.put("numberOfRepeatsAllowed", facts.dispensesAllowed() - 1);
        return dispensing;
    }

    private static Map<String, Object> prescriber(SeededPrescription facts) {
        Map<String, Object> prescriber = new LinkedHashMap<>();
        prescriber.put("resourceType", "Practitioner");
        prescriber.put("id", PRESCRIBER);
        prescriber.put("meta", Map.of("profile", List.of(NllUris.PRACTITIONER)));
        prescriber.put(
                "extension",
                List.of(
                        extension(NllUris.WORKPLACE_CODE, "valueString", facts.workplaceCode()),
                        extension(NllUris.WORKPLACE_NAME, "valueString", facts.workplaceName())));
        prescriber.put(
                "name",
                List.of(Map.of("family", facts.prescriberSurname(), "given", List.of(facts.prescriberGivenName()))));
        prescriber.put("telecom", List.of(Map.of("system", "phone", "value", facts.phone())));
        prescriber.put(
                "qualification",
                List.of(Map.of(
                        "identifier",
                        List.of(
                                Map.of("system", NllUris.LICENCE_NUMBER, "value", facts.prescriberLicenceNumber()),
                                Map.of("system", NllUris.PRESCRIBER_CODE, "value", facts.prescriberCode())),
                        "code",
                        Map.of("coding", List.of(coding(NllUris.PROFESSION, facts.prescriberLicence()))))));
        return prescriber;
    }

    private static Map<String, Object> extension(String url, String type, Object value) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("url", url);
        extension.put(type, value);
        return extension;
    }

    private static Map<String, Object> coding(String system, String code) {
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", system);
        coding.put("code", code);
        return coding;
    }
}
