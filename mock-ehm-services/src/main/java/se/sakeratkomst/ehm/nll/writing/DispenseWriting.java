package se.sakeratkomst.ehm.nll.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Meta;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.Extensions;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Versions.Stated;
import se.sakeratkomst.ehm.nll.writing.WriteCase.Kind;
import se.sakeratkomst.ehm.nll.writing.WriteSession.Because;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/**
 * Stores dispenses, of registered prescriptions and of paper ones, and keeps count of what is left.
 *
 * @see "nll-fhir.md 1.5; TA 46, 47, 49"
 */
public final class DispenseWriting {

    public static final String TYPE = "MedicationDispense";
    private static final List<String> CHANGEABLE = List.of(NllUris.DEDUCTED_QUANTITY, NllUris.COMPLETE_CHOICE);

    private final Writes writes;
    private final PrescriptionWriting prescriptions;
    private final String completes;

    /** @param completes choice by which a dispense completes the prescription */
    public DispenseWriting(Writes writes, PrescriptionWriting prescriptions, String completes) {
        this.completes = completes;
        this.writes = writes;
        this.prescriptions = prescriptions;
    }

    /** A dispense that is asked for, where it stands in the call, and why it is made. */
    public record Asked(MedicationDispense resource, String at, Because because) {}

    private record Row(
            Asked asked,
            DispenseView view,
            @Nullable StoredResource prescription,
            @Nullable PrescriptionView prescribed,
            List<DispenseView> earlier) {}

    public StoredResource create(WriteSession session, MedicationDispense resource, String at) {
        return create(session, List.of(new Asked(resource, at, Because.AS_STATED)))
                .get(0);
    }

    /** Stores the rows of a dispatch, all of them or none. */
    public List<StoredResource> create(WriteSession session, List<Asked> dispatch) {
        List<Row> rows = new ArrayList<>();
        List<Complaint> complaints = new ArrayList<>();
        int status = 0;
        for (Asked each : dispatch) {
            try {
                rows.add(row(session, each, rows));
            } catch (WriteRefused refused) {
                status = Math.max(status, refused.status());
                complaints.addAll(refused.complaints());
            }
        }
        if (!complaints.isEmpty()) {
            throw new WriteRefused(status, complaints);
        }
        writes.examine(session, rows.stream().map(row -> subject(session, row)).toList());
        rows.forEach(this::requireSomethingLeft);
        return rows.stream().map(row -> stored(session, row)).toList();
    }

    /** @param before rows of the same dispatch, which count as dispensed for those after them */
    private Row row(WriteSession session, Asked asked, List<Row> before) {
        MedicationDispense resource = asked.resource();
        String at = asked.at();
        DispenseView view = new DispenseView(resource);
        String attempt = view.paper() ? "storing a dispense of a paper prescription" : "storing a dispense";
        new Objections(attempt, at)
                .unless(
                        view.article().isNamed(),
                        "EHM-075",
                        "medicationCodeableConcept",
                        "no article number",
                        "a coding with nplid, nplpackid or varunr",
                        "State the dispensed article's NPL id and NPL pack id.")
                .unless(
                        view.status().map("completed"::equals).orElse(true),
                        "EHM-075",
                        "status",
                        "status " + view.status().orElse(""),
                        "completed",
                        "Store a dispense when it is made.")
                .unless(
                        view.handedOverOn().isEmpty()
                                || !view.handedOverOn().get().isAfter(session.today()),
                        "EHM-075",
                        "whenHandedOver",
                        "handed over on "
                                + view.handedOverOn().map(Object::toString).orElse(""),
                        "today, " + session.today() + " by the lab's clock, or before",
                        "Store a dispense when it is made.")
                .unless(
                        view.paper() || view.actorDispatchId().isPresent(),
                        "EHM-075",
                        "extension",
                        "no NLLActorDispatchId",
                        "the pharmacy's own id of the dispatch",
                        "State the id of the dispatch.")
                .unless(
                        view.paper() || view.dispatchRowNo().isPresent(),
                        "EHM-075",
                        "extension",
                        "no NLLDispatchRowNo",
                        "the row inside the dispatch",
                        "Number the rows of the dispatch.")
                .unless(
                        view.paper() || view.benefitChoice().isPresent(),
                        "EHM-075",
                        "extension",
                        "no NLLBenefitChoiceCode",
                        "the benefit that the patient chose",
                        "State the benefit choice.")
                .unless(
                        view.deductedQuantity()
                                .map(value -> value.signum() >= 0)
                                .orElse(true),
                        "EHM-075",
                        "extension",
                        "a deducted quantity below zero",
                        "zero or more",
                        "State what is to be deducted from the prescription.")
                .unless(
                        view.paper() || view.prescriptionVersion().isPresent(),
                        "EHM-073",
                        "authorizingPrescription",
                        "no version of a prescription",
                        "MedicationRequest/<id>/_history/<version>",
                        "Refer to the version of the prescription that was read.")
                .unless(
                        resource.getAuthorizingPrescription().size() <= 1,
                        "EHM-073",
                        "authorizingPrescription",
                        resource.getAuthorizingPrescription().size() + " prescriptions",
                        "one",
                        "Store a dispense for each prescription, together in a dispatch.")
                .settle();
        WriteSession.claim(resource, view.paper() ? NllUris.PAPER_DISPENSE : NllUris.MEDICATION_DISPENSE);
        resource.setStatus(MedicationDispenseStatus.COMPLETED);
        if (view.paper()) {
            return new Row(asked, view, null, null, List.of());
        }
        StoredResource prescription = prescribed(session, view, at);
        MedicationRequest request = session.read(MedicationRequest.class, prescription);
        if (!resource.hasSubject()) {
            resource.setSubject(request.getSubject());
            request.getContained().stream()
                    .filter(org.hl7.fhir.r4.model.Patient.class::isInstance)
                    .forEach(resource::addContained);
        }
        List<DispenseView> earlier = new ArrayList<>(prescriptions.dispenses(session, prescription.id()));
        before.stream()
                .filter(row ->
                        row.prescription() != null && row.prescription().id().equals(prescription.id()))
                .map(Row::view)
                .forEach(earlier::add);
        return new Row(asked, view, prescription, new PrescriptionView(request), earlier);
    }

    /** What the control table leaves to the store: nothing is dispensed of what there is nothing left of. */
    private void requireSomethingLeft(Row row) {
        StoredResource prescription = row.prescription();
        PrescriptionView prescribed = row.prescribed();
        if (prescription == null || prescribed == null) {
            return;
        }
        String at = row.asked().at();
        if (!"active".equals(prescription.status())) {
            throw refused(
                    422,
                    "business-rule",
                    at,
                    "a prescription with status " + prescription.status(),
                    "an active prescription",
                    "Read the prescription anew: it has been used up, ended or parked.");
        }
        if (writes.left(prescribed, row.earlier()).none()) {
            throw refused(
                    422,
                    "business-rule",
                    at,
                    "a prescription with no dispense left",
                    "at least one left",
                    "Read the prescription anew: the last dispense is taken.");
        }
    }

    private StoredResource stored(WriteSession session, Row row) {
        session.because(row.asked().because());
        StoredResource stored = session.add(row.asked().resource());
        StoredResource prescription = row.prescription();
        PrescriptionView prescribed = row.prescribed();
        if (prescription != null && prescribed != null) {
            // an earlier row of the dispatch may have completed it
            StoredResource latest = writes.store()
                    .latest(session.call().lab(), PrescriptionWriting.TYPE, prescription.id())
                    .orElse(prescription);
            count(session, latest, prescribed, row.view().completesPrescription(completes));
        }
        return stored;
    }

    /** Changes the deducted quantity or the choice to complete, or takes the dispense back; nothing else. */
    public StoredResource replace(
            WriteSession session, String id, Stated version, MedicationDispense resource, String at) {
        StoredResource former = writes.changeable(session, TYPE, id, version, at);
        MedicationDispense old = session.read(MedicationDispense.class, former);
        DispenseView view = new DispenseView(resource);
        boolean takenBack = resource.getStatus() == MedicationDispenseStatus.ENTEREDINERROR;
        new Objections("changing a dispense", at)
                .unless(
                        "completed".equals(former.status()),
                        "EHM-075",
                        "status",
                        "a dispense that was taken back",
                        "one that stands",
                        "Store a new dispense.")
                .unless(
                        sameButForWhatMayChange(old, resource),
                        "EHM-075",
                        "",
                        "a change of something else than deducted quantity, choice to complete and status",
                        "only those differ from the stored version",
                        "Take the dispense back (status entered-in-error) and store a new one.")
                .settle();
        resource.setMeta(old.getMeta());
        StoredResource stored = session.replace(former, resource);
        view.prescriptionId()
                .flatMap(prescription ->
                        writes.store().latest(session.call().lab(), PrescriptionWriting.TYPE, prescription))
                .filter(row -> List.of("active", "completed").contains(String.valueOf(row.status())))
                .ifPresent(row -> count(
                        session,
                        row,
                        new PrescriptionView(session.read(MedicationRequest.class, row)),
                        !takenBack && view.completesPrescription(completes)));
        return stored;
    }

    private static boolean sameButForWhatMayChange(MedicationDispense old, MedicationDispense resource) {
        return bare(old).equalsDeep(bare(resource));
    }

    private static MedicationDispense bare(MedicationDispense dispense) {
        MedicationDispense bare = dispense.copy();
        bare.setId((String) null);
        bare.setMeta(new Meta());
        bare.setStatus(MedicationDispenseStatus.COMPLETED);
        List<Extension> kept = new java.util.ArrayList<>(bare.getExtension());
        CHANGEABLE.forEach(url -> Extensions.remove(kept, url));
        bare.setExtension(kept);
        return bare;
    }

    private void count(
            WriteSession session, StoredResource prescription, PrescriptionView prescribed, boolean completed) {
        Uttag left = writes.left(prescribed, prescriptions.dispenses(session, prescription.id()));
        boolean nowCompleted = completed || left.none();
        if (left.counted()) {
            session.call().leaves(left.left());
        }
        if (nowCompleted != "completed".equals(prescription.status())) {
            prescriptions.completed(session, prescription, nowCompleted);
        }
    }

    private StoredResource prescribed(WriteSession session, DispenseView view, String at) {
        String id = view.prescriptionId().orElse("");
        session.call()
                .restsOn(
                        PrescriptionWriting.TYPE, id, view.prescriptionVersion().orElse(0));
        StoredResource row = writes.store()
                .latest(session.call().lab(), PrescriptionWriting.TYPE, id)
                .filter(found -> view.patientId().isEmpty()
                        || Objects.equals(found.patientId(), view.patientId().get()))
                .orElseThrow(() -> refused(
                        422,
                        "not-found",
                        at,
                        "no prescription " + id + " of this patient",
                        "a version of one of the patient's prescriptions",
                        "Search the patient's prescriptions and refer to one of them."));
        Holdings.concerns(session.call(), row.patientId(), "storing a dispense of MedicationRequest/" + id);
        int version = view.prescriptionVersion().orElse(0);
        if (row.version() != version && "active".equals(row.status())) {
            throw refused(
                    409,
                    "conflict",
                    at,
                    "version " + version + " of the prescription",
                    "the latest version, " + row.version(),
                    "Read the prescription anew, verify anew and store the dispense anew.");
        }
        return row;
    }

    private static WriteRefused refused(
            int status, String issue, String at, String observed, String expected, String remedy) {
        return WriteRefused.of(
                status,
                issue,
                at + ".authorizingPrescription",
                Finding.error("EHM-073", "storing a dispense", observed, expected, remedy));
    }

    private WriteCase subject(WriteSession session, Row row) {
        NllCall call = session.call();
        return new WriteCase(
                row.view().paper() ? Kind.DISPENSE_PAPER : Kind.DISPENSE,
                call.lab(),
                session.today(),
                call.user().orElse(null),
                row.view()
                        .patientId()
                        .flatMap(id -> writes.register().patient(call.lab(), id))
                        .orElse(null),
                row.prescribed(),
                null,
                row.view(),
                row.earlier(),
                row.asked().at());
    }
}
