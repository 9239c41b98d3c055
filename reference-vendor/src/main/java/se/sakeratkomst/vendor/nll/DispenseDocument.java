package se.sakeratkomst.vendor.nll;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * MedicationDispense as it is sent.
 *
 * @see "NLLMedicationDispense; tillämpningsanvisning 46, 47"
 */
final class DispenseDocument {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String WITHOUT_BENEFIT = "U";

    private DispenseDocument() {}

    /**
     * @param dispatch the pharmacy's own id of the dispatch
     * @param number of the row
     * @param comment the pharmacist's on warnings; null when there is none
     */
    static ObjectNode of(
            Row row,
            Professional dispenser,
            String patient,
            String dispatch,
            int number,
            @Nullable String comment,
            ArticleRegister articles) {
        Prescription prescription = row.prescription();
        ObjectNode dispense = Fhir.resource("MedicationDispense").put("status", "completed");
        dispense.putArray("contained").add(PractitionerDocument.of(dispenser));
        Fhir.extension(dispense, "nllActorDispatchId").put("valueString", dispatch);
        Fhir.extension(dispense, "NLLDispatchRowNo").put("valueDecimal", number);
        Fhir.extension(dispense, "nllBenefitChoiceCode").put("valueCode", WITHOUT_BENEFIT);
        Fhir.extension(dispense, "nllNumberOfPackagesDispensed").put("valuePositiveInt", row.packages());
        String packId = row.nplPackId() == null ? prescription.nplPackId() : row.nplPackId();
        Optional<Article> article = articles.byPackage(packId);
        boolean asPrescribed = packId.equals(prescription.nplPackId());
        String nplId = asPrescribed
                ? prescription.nplId()
                : article.map(Article::nplId).orElse("");
        dispense.set(
                "medicationCodeableConcept",
                PrescriptionDocument.medicine(
                        nplId,
                        packId,
                        asPrescribed
                                ? prescription.article()
                                : article.map(Article::text).orElse("")));
        dispense.set("subject", Fhir.reference("Patient/" + patient));
        dispense.putArray("performer").addObject().set("actor", Fhir.reference(PractitionerDocument.REFERENCE));
        dispenser
                .pharmacy()
                .ifPresent(gln -> dispense.putObject("location")
                        .putObject("identifier")
                        .put("system", Fhir.GLN)
                        .put("value", gln));
        dispense.putArray("authorizingPrescription").add(Fhir.reference(prescription.reference()));
        dispense.putObject("substitution").put("wasSubstituted", !nplId.equals(prescription.nplId()));
        if (comment != null && !comment.isBlank()) {
            dispense.putArray("note").addObject().put("text", comment);
        }
        return dispense;
    }

    /** The same, handed over at that time. */
    static ObjectNode handedOver(ObjectNode dispense, Instant now) {
        return dispense.put(
                "whenHandedOver",
                now.truncatedTo(ChronoUnit.SECONDS)
                        .atZone(SWEDEN)
                        .toOffsetDateTime()
                        .toString());
    }

    /** The dispense as it was read, taken back. */
    static ObjectNode takenBack(Dispense read) {
        return PrescriptionDocument.copy(read.document()).put("status", "entered-in-error");
    }
}
