package se.sakeratkomst.ehm.nll.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * A patient's answers to requests for consent, given on the own page and not over FHIR.
 *
 * @see "TA 53"
 */
public final class OwnAnswers {

    private static final String ATTEMPT = "Answer a request for consent";
    private static final int UNPROCESSABLE = 422;
    private static final Map<String, String> ACTIVITIES =
            Map.of(ConsentView.GIVEN, "GODKANN", ConsentView.REFUSED, "AVBOJ", ConsentView.ENDED, "ATERKALLA");

    private final ResourceStore store;
    private final NllRegister register;
    private final Documents documents;
    private final Journal journal;
    private final int years;

    /** @param years for how long a consent to access is given */
    public OwnAnswers(ResourceStore store, NllRegister register, Documents documents, Journal journal, int years) {
        this.store = store;
        this.register = register;
        this.documents = documents;
        this.journal = journal;
        this.years = years;
    }

    void answer(LabId lab, Patient patient, String consentId, String status) {
        Instant now = register.now(lab);
        StoredResource stored = store.change(lab, patient.id(), new TreeSet<>(), now.toEpochMilli(), true, pen -> {
            StoredResource former = store.latest(lab, ConsentWriting.TYPE, consentId)
                    .filter(row -> patient.id().equals(row.patientId()))
                    .orElseThrow(() -> new ProblemException(Problem.notFound(
                            ATTEMPT,
                            "no consent " + consentId + " of this patient",
                            "the id of one of the patient's consents",
                            "Load the page anew and use what it offers.")));
            Consent consent = answered(documents.read(Consent.class, former), status, register.today(lab));
            StoredResource next = pen.replace(
                    former, row(lab, patient, consent, former.id(), former.version() + 1, status, null, now));
            pen.add(row(
                    lab,
                    patient,
                    event(patient, next, status, now),
                    UUID.randomUUID().toString(),
                    1,
                    null,
                    next.id(),
                    now));
            return next;
        });
        journal.append(
                lab,
                Note.of("ehm.lakemedelskollen")
                        .from(patient.personnummer())
                        .to("ehm")
                        .summary("The patient made a consent " + status)
                        .fact("patient", patient.id())
                        .fact("stored", List.of(stored.versionedReference()))
                        .accepted());
    }

    private Consent answered(Consent consent, String status, LocalDate today) {
        ConsentView view = new ConsentView(consent);
        String before = view.status().orElse("");
        if (!view.toAccess() || !ConsentWriting.possible(before).contains(status)) {
            throw new ProblemException(Problem.of(
                    UNPROCESSABLE,
                    "Refused",
                    ATTEMPT,
                    status + " after " + before,
                    "an answer that the page offers",
                    "Load the page anew: it may have been answered already."));
        }
        view.becomes(status);
        if (status.equals(ConsentView.GIVEN)) {
            view.hold(today, today.plusYears(years));
        }
        return consent;
    }

    private static Provenance event(Patient patient, StoredResource what, String status, Instant now) {
        Provenance event = new Provenance();
        event.getMeta().addProfile(NllUris.PROVENANCE);
        event.addTarget(new Reference(what.versionedReference()));
        event.setRecorded(Date.from(now));
        event.setActivity(new CodeableConcept(new Coding().setCode(ACTIVITIES.get(status))));
        event.addAgent().setWho(new Reference("Patient/" + patient.id()));
        return event;
    }

    private StoredResource row(
            LabId lab,
            Patient patient,
            DomainResource resource,
            String id,
            int version,
            @Nullable String status,
            @Nullable String aboutId,
            Instant now) {
        Documents.stamped(resource, id, version, now.toEpochMilli());
        return new StoredResource(
                null,
                lab.value(),
                resource.fhirType(),
                id,
                version,
                true,
                patient.id(),
                null,
                aboutId,
                status == null ? null : ConsentView.ACCESS,
                status,
                register.today(lab),
                patient.personnummer(),
                "privatperson",
                now.toEpochMilli(),
                null,
                documents.write(resource));
    }
}
