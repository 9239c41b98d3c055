package se.sakeratkomst.ehm.nll.reading;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import se.sakeratkomst.ehm.decision.AccessConsent;
import se.sakeratkomst.ehm.decision.PatientFacts;
import se.sakeratkomst.ehm.folk.Relations;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.kit.lab.LabId;

/** What a decision on access needs to know, read from what NLL holds. */
public final class Facts {

    private final ResourceStore store;
    private final Documents documents;
    private final Relations relations;

    public Facts(ResourceStore store, Documents documents, Relations relations) {
        this.store = store;
        this.documents = documents;
        this.relations = relations;
    }

    /** The patient's consents are those that are stored. */
    public PatientFacts of(LabId lab, Patient patient) {
        List<ConsentView> consents = store.ofPatient(lab, "Consent", patient.id()).stream()
                .map(row -> new ConsentView(documents.read(Consent.class, row)))
                .toList();
        return new PatientFacts(
                patient.personnummer(),
                patient.birthDate(),
                consents.stream().anyMatch(consent -> consent.toDoses() && consent.given()),
                relations.guardiansOf(patient.personnummer()),
                relations.representativesOf(patient.personnummer()),
                consents.stream()
                        .filter(ConsentView::toAccess)
                        .map(consent -> new AccessConsent(
                                consent.careProvider().orElse(""),
                                consent.given(),
                                consent.lastDay().orElse(LocalDate.MIN)))
                        .toList());
    }
}
