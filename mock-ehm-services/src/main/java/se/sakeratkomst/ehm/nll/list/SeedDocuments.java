package se.sakeratkomst.ehm.nll.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.prescriber.Prescriber;
import se.sakeratkomst.ehm.prescriber.Workplace;
import se.sakeratkomst.ehm.register.Traveller;
import se.sakeratkomst.ehm.register.Whose;
import tools.jackson.databind.json.JsonMapper;

/**
 * NLLMedicationRequest, NLLMedicationDispense and NLLDataLock of what the sandbox itself puts into a list. They are written without the FHIR
 * library, since labs are seeded before that has been loaded.
 *
 * @see "nll-fhir.md 1.1, 1.4, 1.5 and 1.8"
 */
public final class SeedDocuments {

    private static final String PRESCRIBER = "prescriber";
    private static final String PATIENT = "patient";

    /** Of the series that belongs to nobody. */
    private static final String PHONE = "08-4650001";

    private final JsonMapper json;
    private final String electronic;
    private final String withoutBenefit;

    /**
     * @param electronic format and basis of a prescription
     * @param withoutBenefit benefit choice of a dispense
     */
    public SeedDocuments(JsonMapper json, String electronic, String withoutBenefit) {
        this.json = json;
        this.electronic = electronic;
        this.withoutBenefit = withoutBenefit;
    }

    public String prescription(SeededPrescription facts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resourceType", "MedicationRequest");
        document.put("id", facts.id());
        document.put("meta", Map.of("profile", List.of(NllUris.MEDICATION_REQUEST)));
        document.put("contained", contained(prescriber(facts.prescriber(), facts.workplace()), facts.whose()));
        List<Object> extensions = new ArrayList<>();
        extensions.add(extension(NllUris.TREATMENT_REASON, "valueString", facts.treatmentReason()));
        extensions.add(extension(NllUris.CHAIN, "valueString", facts.chainId()));
        if (facts.benefit()) {
            extensions.add(extension(NllUris.BENEFIT_CONDITIONS, "valueBoolean", true));
        }
        Traveller traveller = facts.whose().traveller();
        if (traveller != null) {
            extensions.add(extension(
                    NllUris.RECEIVING_PHARMACY,
                    "valueReference",
                    Map.of("identifier", Map.of("system", NllUris.GLN, "value", traveller.receivingPharmacy()))));
        }
        extensions.add(extension(NllUris.FORMAT, "valueCoding", coding(NllUris.FORMAT_CODES, electronic)));
        extensions.add(extension(NllUris.BASIS, "valueCoding", coding(NllUris.BASIS_CODES, electronic)));
        document.put("extension", extensions);
        document.put("identifier", List.of(Map.of("system", NllUris.PRESCRIPTION_ID, "value", facts.id())));
        document.put("status", facts.status());
        document.put("intent", "order");
        document.put("medicationCodeableConcept", concept(facts.article()));
        document.put("subject", subject(facts.whose()));
        document.put("authoredOn", facts.issuedOn().toString());
        document.put("requester", Map.of("reference", "#" + PRESCRIBER));
        document.put("dosageInstruction", List.of(Map.of("text", facts.dosage())));
        document.put("dispenseRequest", dispensing(facts));
        document.put("substitution", Map.of("allowedBoolean", !facts.substitutionForbidden()));
        return json.writeValueAsString(document);
    }

    private static Map<String, Object> subject(Whose whose) {
        return Map.of("reference", whose.patientId() == null ? "#" + PATIENT : "Patient/" + whose.patientId());
    }

    private static List<Object> contained(@Nullable Map<String, Object> first, Whose whose) {
        List<Object> contained = new ArrayList<>();
        if (first != null) {
            contained.add(first);
        }
        Traveller who = whose.traveller();
        if (who != null) {
            Map<String, Object> patient = new LinkedHashMap<>();
            patient.put("resourceType", "Patient");
            patient.put("id", PATIENT);
            patient.put("name", List.of(Map.of("family", who.surname(), "given", List.of(who.givenName()))));
            patient.put("gender", who.gender());
            patient.put("birthDate", who.birthDate().toString());
            contained.add(patient);
        }
        return contained;
    }

    private static Map<String, Object> concept(Article article) {
        List<Object> codings = new ArrayList<>();
        codings.add(coding(NllUris.NPL_ID, article.nplId()));
        codings.add(coding(NllUris.NPL_PACK_ID, article.nplPackId()));
        if (article.atc() != null) {
            codings.add(coding(NllUris.ATC, article.atc()));
        }
        Map<String, Object> concept = new LinkedHashMap<>();
        concept.put("coding", codings);
        concept.put(
                "text",
                article.name() + ", " + article.form() + (article.strength() == null ? "" : ", " + article.strength()));
        return concept;
    }

    /** A dispense of all packages that one dispense is prescribed to be. */
    public String dispense(SeededDispense facts) {
        SeededPrescription prescription = facts.prescription();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resourceType", "MedicationDispense");
        document.put("id", facts.id());
        document.put("meta", Map.of("profile", List.of(NllUris.MEDICATION_DISPENSE)));
        if (prescription.whose().traveller() != null) {
            document.put("contained", contained(null, prescription.whose()));
        }
        document.put(
                "extension",
                List.of(
                        extension(NllUris.ACTOR_DISPATCH_ID, "valueString", facts.dispatchId()),
                        extension(NllUris.DISPATCH_ROW, "valueDecimal", 1),
                        extension(NllUris.BENEFIT_CHOICE, "valueCode", withoutBenefit),
                        extension(NllUris.PACKAGES_DISPENSED, "valuePositiveInt", prescription.packages())));
        document.put("status", "completed");
        document.put("medicationCodeableConcept", concept(prescription.article()));
        document.put("subject", subject(prescription.whose()));
        document.put("location", location(facts.pharmacy()));
        document.put(
                "authorizingPrescription",
                List.of(Map.of("reference", "MedicationRequest/" + prescription.id() + "/_history/1")));
        document.put("whenHandedOver", facts.handedOverOn().toString());
        document.put("substitution", Map.of("wasSubstituted", false));
        return json.writeValueAsString(document);
    }

    private static Map<String, Object> location(Pharmacy pharmacy) {
        return Map.of("identifier", Map.of("system", NllUris.GLN, "value", pharmacy.gln()), "display", pharmacy.name());
    }

    String paperDispense(SeededPaperDispense facts) {
        List<Object> paper = new ArrayList<>();
        paper.add(extension("issued", "valueDate", facts.handedOverOn().toString()));
        paper.add(extension("kind", "valueCode", facts.kind()));
        if (facts.country() != null) {
            paper.add(extension("country", "valueCode", facts.country()));
        }
        paper.add(extension("prescriber", "valueReference", Map.of("reference", "#" + PRESCRIBER)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resourceType", "MedicationDispense");
        document.put("id", facts.id());
        document.put("meta", Map.of("profile", List.of(NllUris.PAPER_DISPENSE)));
        document.put("contained", List.of(prescriber(facts.prescriber(), null)));
        document.put(
                "extension",
                List.of(
                        extension(NllUris.BENEFIT_CHOICE, "valueCode", withoutBenefit),
                        extension(NllUris.PACKAGES_DISPENSED, "valuePositiveInt", facts.packages()),
                        Map.of("url", NllUris.PAPER_PRESCRIPTION, "extension", paper)));
        document.put("status", "completed");
        document.put("medicationCodeableConcept", concept(facts.article()));
        document.put("subject", Map.of("reference", "Patient/" + facts.patientId()));
        document.put("location", location(facts.pharmacy()));
        document.put("whenHandedOver", facts.handedOverOn().toString());
        document.put("dosageInstruction", List.of(Map.of("text", "Enligt receptet")));
        document.put("substitution", Map.of("wasSubstituted", false));
        return json.writeValueAsString(document);
    }

    public String lock(SeededLock facts) {
        List<Object> extensions = new ArrayList<>();
        extensions.add(extension(NllUris.LOCK_GROUND, "valueCode", facts.legalGround()));
        extensions.add(extension(NllUris.LOCK_STATUS, "valueCode", LockView.ACTIVE));
        extensions.add(extension(NllUris.LOCK_TARGET, "valueCode", facts.target()));
        extensions.add(extension(NllUris.LOCKED_SUBJECT, "valueCode", facts.subject()));
        if (facts.chainId() != null) {
            extensions.add(extension(NllUris.CHAIN, "valueString", facts.chainId()));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resourceType", "Basic");
        document.put("id", facts.id());
        document.put("meta", Map.of("profile", List.of(NllUris.DATA_LOCK)));
        document.put("extension", extensions);
        document.put("code", Map.of("coding", List.of(coding(NllUris.BASIC_CODES, LockView.CODE))));
        document.put("subject", Map.of("reference", "Patient/" + facts.patientId()));
        return json.writeValueAsString(document);
    }

    public String consent(SeededConsent facts) {
        boolean doses = facts.category().equals(ConsentView.DOSES);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resourceType", "Consent");
        document.put("id", facts.id());
        document.put("meta", Map.of("profile", List.of(doses ? NllUris.DOSE_CONSENT : NllUris.ACCESS_CONSENT)));
        if (facts.lastDay() != null) {
            document.put(
                    "extension",
                    List.of(extension(
                            NllUris.CONSENT_PERIOD,
                            "valuePeriod",
                            Map.of(
                                    "start",
                                    facts.day().toString(),
                                    "end",
                                    facts.lastDay().toString()))));
        }
        document.put("identifier", List.of(identifier(NllUris.CONSENT_ID, facts.id())));
        document.put("status", facts.status());
        document.put(
                "scope",
                Map.of("coding", List.of(coding(NllUris.CONSENT_SCOPES, doses ? "treatment" : "patient-privacy"))));
        document.put("category", List.of(Map.of("coding", List.of(coding(NllUris.CONSENT_TYPES, facts.category())))));
        document.put("patient", Map.of("reference", "Patient/" + facts.patientId()));
        document.put("dateTime", facts.day().toString());
        if (facts.careProvider() != null) {
            document.put("organization", List.of(Map.of("identifier", Map.of("value", facts.careProvider()))));
        }
        document.put("policyRule", Map.of("text", "Lag (2018:1212) om nationell läkemedelslista"));
        return json.writeValueAsString(document);
    }

    private static Map<String, Object> dispensing(SeededPrescription facts) {
        Map<String, Object> dispensing = new LinkedHashMap<>();
        List<Object> extensions = new ArrayList<>();
        if (!facts.dosePackaging()) {
            extensions.add(extension(NllUris.DISPENSES_ALLOWED, "valueUnsignedInt", facts.dispensesAllowed()));
        }
        extensions.add(extension(NllUris.PACKAGES, "valueUnsignedInt", facts.packages()));
        if (facts.dosePackaging()) {
            extensions.add(extension(NllUris.DOSE_PACKAGING, "valueBoolean", true));
        }
        dispensing.put("extension", extensions);
        dispensing.put(
                "validityPeriod",
                Map.of(
                        "start",
                        facts.issuedOn().toString(),
                        "end",
                        facts.lastValidOn().toString()));
        if (!facts.dosePackaging()) {
            dispensing.put("numberOfRepeatsAllowed", facts.dispensesAllowed() - 1);
        }
        return dispensing;
    }

    private static Map<String, Object> prescriber(Prescriber who, @Nullable Workplace workplace) {
        Map<String, Object> prescriber = new LinkedHashMap<>();
        prescriber.put("resourceType", "Practitioner");
        prescriber.put("id", PRESCRIBER);
        prescriber.put("meta", Map.of("profile", List.of(NllUris.PRACTITIONER)));
        if (workplace != null) {
            prescriber.put(
                    "extension",
                    List.of(
                            extension(NllUris.WORKPLACE_CODE, "valueString", workplace.code()),
                            extension(NllUris.WORKPLACE_NAME, "valueString", workplace.name())));
        }
        if (who.surname() != null) {
            Map<String, Object> name = new LinkedHashMap<>();
            name.put("family", who.surname());
            if (who.givenName() != null) {
                name.put("given", List.of(who.givenName()));
            }
            prescriber.put("name", List.of(name));
        }
        prescriber.put("telecom", List.of(Map.of("system", "phone", "value", PHONE)));
        List<Object> numbers = new ArrayList<>();
        if (who.licenceNumber() != null) {
            numbers.add(identifier(NllUris.LICENCE_NUMBER, who.licenceNumber()));
        }
        if (who.code() != null) {
            numbers.add(identifier(NllUris.PRESCRIBER_CODE, who.code()));
        }
        Map<String, Object> qualification = new LinkedHashMap<>();
        if (!numbers.isEmpty()) {
            qualification.put("identifier", numbers);
        }
        qualification.put(
                "code",
                Map.of(
                        "coding",
                        List.of(coding(NllUris.PROFESSION, who.professions().get(0)))));
        prescriber.put("qualification", List.of(qualification));
        return prescriber;
    }

    private static Map<String, Object> identifier(String system, String value) {
        Map<String, Object> identifier = new LinkedHashMap<>();
        identifier.put("system", system);
        identifier.put("value", value);
        return identifier;
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
