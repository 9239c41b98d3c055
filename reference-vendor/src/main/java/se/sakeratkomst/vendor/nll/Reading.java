package se.sakeratkomst.vendor.nll;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.EhmRefusal.Step;
import tools.jackson.databind.JsonNode;

/**
 * Reads a patient's list: first the patient, for the logical id, then prescriptions, dispenses and locks. An answer that is about another
 * patient is not shown.
 *
 * @see "NLL implementation guide; tillämpningsanvisning 05"
 */
final class Reading {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Nll nll;
    private final ArticleRegister articles;
    private final Clock clock;

    Reading(Nll nll, ArticleRegister articles, Clock clock) {
        this.nll = nll;
        this.articles = articles;
        this.clock = clock;
    }

    /** Finds out whom the errand is about. */
    void find(Errand errand, String personnummer) {
        List<JsonNode> patients = nll.search(
                errand, Step.PATIENT, "Patient", "?identifier=" + Nll.encoded(Fhir.PERSONNUMMER + "|" + personnummer));
        String id = patients.isEmpty() ? "" : Fhir.id(patients.get(0));
        if (!ID.matcher(id).matches()) {
            throw new EhmRefusal(Step.PATIENT, 200, "not-found", "", "");
        }
        errand.about(id);
    }

    /** The whole list. */
    PatientList list(Errand errand, String personnummer) {
        if (errand.patientId() == null) {
            find(errand, personnummer);
        }
        String of = "?patient=" + Nll.encoded(errand.patient());
        List<Prescription> prescriptions = new ArrayList<>();
        for (JsonNode resource : nll.search(errand, Step.PRESCRIPTIONS, "MedicationRequest", of)) {
            prescriptions.add(prescription(errand, resource));
        }
        List<Dispense> dispenses = new ArrayList<>();
        for (JsonNode resource : nll.search(errand, Step.DISPENSES, "MedicationDispense", of)) {
            dispenses.add(dispense(errand, resource));
        }
        List<Lock> locks = new ArrayList<>();
        for (JsonNode resource :
                nll.search(errand, Step.LOCKS, "Basic", "?code=datalock&patient=" + Nll.encoded(errand.patient()))) {
            locks.add(lock(errand, resource));
        }
        return new PatientList(
                personnummer, errand.patient(), errand.ground(), clock.instant(), prescriptions, dispenses, locks);
    }

    /** All versions of a prescription, newest first. */
    List<Prescription> history(Errand errand, String id) {
        List<Prescription> versions = new ArrayList<>();
        for (JsonNode resource :
                nll.search(errand, Step.HISTORY, "MedicationRequest", "/" + checked(id) + "/_history")) {
            versions.add(prescription(errand, resource));
        }
        return versions;
    }

    Prescription prescription(Errand errand, String id) {
        return prescription(errand, nll.get(errand, Step.PRESCRIPTIONS, "/MedicationRequest/" + checked(id)));
    }

    Dispense dispense(Errand errand, String id) {
        return dispense(errand, nll.get(errand, Step.DISPENSES, "/MedicationDispense/" + checked(id)));
    }

    Lock lock(Errand errand, String id) {
        return lock(errand, nll.get(errand, Step.LOCKS, "/Basic/" + checked(id)));
    }

    /** The id, which is part of an address. */
    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new EhmRefusal(Step.PRESCRIPTIONS, 0, "not-found", "no id of the list: '" + id + "'", "");
        }
        return id;
    }

    private static JsonNode own(Errand errand, JsonNode resource) {
        String subject = resource.path("subject").path("reference").asString("");
        if (subject.startsWith("Patient/") && !subject.equals("Patient/" + errand.patient())) {
            throw new EhmRefusal(Step.PATIENT, 200, "", "an answer about another patient, which is not shown", "");
        }
        return resource;
    }

    private Prescription prescription(Errand errand, JsonNode answered) {
        JsonNode resource = own(errand, answered);
        JsonNode request = resource.path("dispenseRequest");
        JsonNode prescriber = practitioner(resource).path("name").path(0);
        String reason = Fhir.value(resource, "NLLPatientTreatmentReason");
        boolean hidden = false;
        for (JsonNode code : resource.path("reasonCode")) {
            hidden |= Fhir.has(code, "NLLdataAbsentReason");
        }
        return new Prescription(
                Fhir.id(resource),
                Fhir.version(resource),
                Fhir.value(resource, "NLLPrescriptionChain"),
                article(resource),
                Fhir.code(resource.path("medicationCodeableConcept"), Fhir.NPL_ID),
                Fhir.code(resource.path("medicationCodeableConcept"), Fhir.NPL_PACK_ID),
                resource.path("dosageInstruction").path(0).path("text").asString(""),
                reason,
                hidden,
                resource.path("status").asString(""),
                resource.path("authoredOn").asString(""),
                request.path("validityPeriod").path("end").asString(""),
                Fhir.value(request, "NLLNumberOfPackagesPrescribed"),
                Fhir.value(request, "NLLNumberOfDispensesAllowed"),
                (prescriber.path("given").path(0).asString("") + " "
                                + prescriber.path("family").asString(""))
                        .strip(),
                resource.path("meta").path("lastUpdated").asString(""),
                resource);
    }

    private static JsonNode practitioner(JsonNode resource) {
        for (JsonNode contained : resource.path("contained")) {
            if (contained.path("resourceType").asString("").equals("Practitioner")) {
                return contained;
            }
        }
        return Fhir.object();
    }

    private Dispense dispense(Errand errand, JsonNode answered) {
        JsonNode resource = own(errand, answered);
        String prescription = resource.path("authorizingPrescription")
                .path(0)
                .path("reference")
                .asString("");
        String[] parts = prescription.split("/", -1);
        return new Dispense(
                Fhir.id(resource),
                Fhir.version(resource),
                parts.length > 1 ? parts[1] : "",
                article(resource),
                Fhir.value(resource, "NLLNumberOfPackagesDispensed"),
                resource.path("status").asString(""),
                resource.path("whenHandedOver").asString(""),
                resource);
    }

    private static Lock lock(Errand errand, JsonNode answered) {
        JsonNode resource = own(errand, answered);
        return new Lock(
                Fhir.id(resource),
                Fhir.version(resource),
                Fhir.value(resource, "NLLDataLockStatus").equals(LockDocument.ACTIVE),
                Fhir.value(resource, "NLLDataLockLegalGround"),
                Fhir.value(resource, "NLLDataLockTarget"),
                Fhir.value(resource, "NLLLockedSubjectType"),
                resource);
    }

    /** What the medicine is called: as the list says, else as the article register does. */
    private String article(JsonNode resource) {
        JsonNode concept = resource.path("medicationCodeableConcept");
        String text = concept.path("text").asString("");
        if (!text.isEmpty()) {
            return text;
        }
        String packId = Fhir.code(concept, Fhir.NPL_PACK_ID);
        return articles.byPackage(packId)
                .map(Article::text)
                .orElse("NPL " + Fhir.code(concept, Fhir.NPL_ID) + " " + packId);
    }
}
