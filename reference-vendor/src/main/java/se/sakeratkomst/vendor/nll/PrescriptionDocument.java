package se.sakeratkomst.vendor.nll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * MedicationRequest as it is sent.
 *
 * @see "NLLMedicationRequest"
 */
final class PrescriptionDocument {

    private static final List<String> SERVERS_OWN = List.of("id", "meta", "identifier", "authoredOn", "detectedIssue");

    private PrescriptionDocument() {}

    static ObjectNode of(Order order, Professional prescriber, String patient, String article) {
        ObjectNode request =
                Fhir.resource("MedicationRequest").put("status", "active").put("intent", "order");
        requestedBy(request, prescriber);
        reason(request, order.treatmentReason());
        request.set("medicationCodeableConcept", medicine(order.nplId(), order.nplPackId(), article));
        request.set("subject", Fhir.reference("Patient/" + patient));
        dosage(request, order.dosage());
        ObjectNode dispenses = request.putObject("dispenseRequest");
        Fhir.extension(dispenses, "NLLNumberOfDispensesAllowed").put("valueUnsignedInt", order.dispenses());
        Fhir.extension(dispenses, "NLLNumberOfPackagesPrescribed").put("valueUnsignedInt", order.packages());
        return request;
    }

    static ObjectNode medicine(String nplId, String nplPackId, String article) {
        ObjectNode concept = Fhir.object();
        ArrayNode codings = concept.putArray("coding");
        if (!nplId.isEmpty()) {
            codings.add(Fhir.coding(Fhir.NPL_ID, nplId));
        }
        codings.add(Fhir.coding(Fhir.NPL_PACK_ID, nplPackId));
        if (!article.isEmpty()) {
            concept.put("text", article);
        }
        return concept;
    }

    /** The version that was read, with the change. */
    static ObjectNode changed(Prescription read, Change change) {
        ObjectNode request = copy(read.document());
        if (change.dosage() != null) {
            dosage(request, change.dosage());
        }
        if (change.treatmentReason() != null) {
            reason(request, change.treatmentReason());
            request.remove("reasonCode");
        }
        ObjectNode dispenses = request.get("dispenseRequest") instanceof ObjectNode known
                ? known
                : request.putObject("dispenseRequest");
        if (change.packages() != null) {
            Fhir.extension(dispenses, "NLLNumberOfPackagesPrescribed").put("valueUnsignedInt", change.packages());
        }
        if (change.dispenses() != null) {
            Fhir.extension(dispenses, "NLLNumberOfDispensesAllowed").put("valueUnsignedInt", change.dispenses());
        }
        return request;
    }

    /** A new prescription of the same, by that prescriber, in the place of the former. */
    static ObjectNode renewed(Prescription former, Professional prescriber) {
        ObjectNode request = copy(former.document());
        SERVERS_OWN.forEach(request::remove);
        Fhir.without(request, "NLLPrescriptionChain");
        if (request.get("dispenseRequest") instanceof ObjectNode dispenses) {
            dispenses.remove("validityPeriod");
        }
        request.put("status", "active");
        requestedBy(request, prescriber);
        request.set("priorPrescription", Fhir.reference("MedicationRequest/" + former.id()));
        return request;
    }

    private static void requestedBy(ObjectNode request, Professional prescriber) {
        request.putArray("contained").add(PractitionerDocument.prescriber(prescriber));
        request.set("requester", Fhir.reference(PractitionerDocument.REFERENCE));
    }

    private static void reason(ObjectNode request, @Nullable String reason) {
        if (reason != null && !reason.isBlank()) {
            Fhir.extension(request, "NLLPatientTreatmentReason").put("valueString", reason);
        }
    }

    /** One that says nothing is left out, so that E-hälsomyndigheten misses it. */
    private static void dosage(ObjectNode request, String text) {
        request.remove("dosageInstruction");
        if (!text.isBlank()) {
            request.putArray("dosageInstruction").addObject().put("text", text);
        }
    }

    static ObjectNode copy(JsonNode document) {
        if (document.deepCopy() instanceof ObjectNode copy) {
            copy.remove("text");
            return copy;
        }
        throw new IllegalStateException("What was read as a resource is an object");
    }
}
