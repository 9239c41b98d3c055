package se.sakeratkomst.ehm.nll.reading;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.MedicationRequest;
import se.sakeratkomst.ehm.decision.PatientFacts;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.kit.lab.LabId;

/** What a decision on access needs to know, read from what NLL holds. */
public final class Facts {

    /** Few prescriptions do, so few have to be read whole. */
    private static final Pattern MENTIONS_DOSES = Pattern.compile("NLLDosePackaging", Pattern.CASE_INSENSITIVE);

    private final ResourceStore store;
    private final Documents documents;

    public Facts(ResourceStore store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    /** A patient with a dose-dispensed prescription counts as one who has consented to dose dispensing. */
    public PatientFacts of(LabId lab, Patient patient) {
        boolean dosePatient = store.ofPatient(lab, "MedicationRequest", patient.id()).stream()
                .filter(row -> MENTIONS_DOSES.matcher(row.json()).find())
                .map(row -> documents.read(MedicationRequest.class, row))
                .anyMatch(each -> new PrescriptionView(each).dosePackaging());
        return new PatientFacts(
                patient.personnummer(), patient.birthDate(), dosePatient, Set.of(), Set.of(), List.of());
    }
}
