package se.sakeratkomst.ehm.nll.writing;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.Extensions;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Versions.Stated;
import se.sakeratkomst.ehm.nll.writing.WriteCase.Kind;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/**
 * Creates, replaces, ends and cancels prescriptions.
 *
 * @see "nll-fhir.md 1.1, 2, 4: Auto01, Auto02, Auto03, Auto05; ehm.md 2.8"
 */
public final class PrescriptionWriting {

    public static final String TYPE = "MedicationRequest";
    private static final Period VALID = Period.ofYears(1);
    private static final Period VALID_BY_TELEPHONE = Period.ofWeeks(2);

    /** What {@code $end} does to the last dosing day. */
    record UsageEnd(@Nullable LocalDate day) {}

    private final Writes writes;
    private final String telephone;

    /** @param telephone basis of a prescription that was taken down by telephone */
    public PrescriptionWriting(Writes writes, String telephone) {
        this.writes = writes;
        this.telephone = telephone;
    }

    public StoredResource create(WriteSession session, MedicationRequest resource, String at) {
        return create(session, resource, at, true);
    }

    /** @param endsFormer false in a bundle, whose own entries say what becomes of the former prescription */
    public StoredResource create(WriteSession session, MedicationRequest resource, String at, boolean endsFormer) {
        PrescriptionView view = new PrescriptionView(resource);
        whole("creating a prescription", view, at)
                .unless(
                        view.status().map("active"::equals).orElse(true),
                        "EHM-074",
                        "status",
                        "status " + view.status().orElse(""),
                        "active, or no status",
                        "Create a prescription as active; $end stops or cancels one.")
                .settle();
        if (resource.getAuthoredOnElement().isEmpty()) {
            resource.setAuthoredOnElement(new DateTimeType(session.today().toString()));
        }
        Optional<StoredResource> former = view.replaces().map(id -> former(session, view, id, at));
        boolean byPharmacy =
                session.call().user().map(user -> user.pharmacy() != null).orElse(false);
        new Objections("creating a prescription", at)
                .unless(
                        byPharmacy || view.issuedOn().equals(Optional.of(session.today())),
                        "EHM-079",
                        "authoredOn",
                        "issued on " + view.issuedOn().map(LocalDate::toString).orElse("no day"),
                        "today, " + session.today() + " by the lab's clock",
                        "Leave authoredOn out, or state today.")
                .settle();
        WriteSession.claim(resource, NllUris.MEDICATION_REQUEST);
        resource.setStatus(MedicationRequestStatus.ACTIVE);
        resource.setIntent(MedicationRequestIntent.ORDER);
        chain(
                resource,
                former.map(StoredResource::chainId)
                        .orElseGet(() -> UUID.randomUUID().toString()));
        if (view.lastValidOn().isEmpty()) {
            LocalDate issued = view.issuedOn().orElse(session.today());
            view.validUntil(issued.plus(
                    view.registrationBasis().filter(telephone::equalsIgnoreCase).isPresent()
                            ? VALID_BY_TELEPHONE
                            : VALID));
        }
        examine(session, Kind.CREATE, view, null, at);
        StoredResource created = session.add(resource);
        if (endsFormer) {
            former.filter(row -> "active".equals(row.status()) || "on-hold".equals(row.status()))
                    .ifPresent(row -> ended(session, row, MedicationRequestStatus.STOPPED));
        }
        return created;
    }

    private StoredResource former(WriteSession session, PrescriptionView view, String id, String at) {
        return writes.store()
                .latest(session.call().lab(), TYPE, id)
                .filter(row -> Objects.equals(row.patientId(), view.patientId().orElse(null)))
                .orElseThrow(() -> WriteRefused.of(
                        422,
                        "not-found",
                        at + ".priorPrescription",
                        Finding.error(
                                "EHM-074",
                                "finding the prescription that is replaced",
                                "no prescription " + id + " of this patient",
                                "a reference to a prescription of the same patient",
                                "Search the patient's prescriptions and refer to one of them.")));
    }

    /**
     * Puts new content in a prescription's place; id, chain, patient, day of issue and status stay.
     *
     * @param version the version that the client changed
     */
    public StoredResource replace(
            WriteSession session, String id, Stated version, MedicationRequest resource, String at) {
        StoredResource former = writes.changeable(session, TYPE, id, version, at);
        PrescriptionView old = new PrescriptionView(session.read(MedicationRequest.class, former));
        PrescriptionView view = new PrescriptionView(resource);
        whole("replacing a prescription", view, at)
                .unless(
                        view.patientId().equals(old.patientId()),
                        "EHM-079",
                        "subject",
                        "another patient",
                        "the patient of the stored version",
                        "Create a new prescription for another patient.")
                .unless(
                        view.status().equals(old.status()),
                        "EHM-079",
                        "status",
                        "status " + view.status().orElse("(none)"),
                        "the stored one, " + old.status().orElse(""),
                        "Use $end to stop or cancel; a prescription becomes completed by its last dispense.")
                .unless(
                        view.issuedOn().isEmpty() || view.issuedOn().equals(old.issuedOn()),
                        "EHM-079",
                        "authoredOn",
                        "another day of issue than before",
                        "the stored one, "
                                + old.issuedOn().map(LocalDate::toString).orElse(""),
                        "Leave authoredOn as it was read: the day of issue never changes.")
                .unless(
                        view.chainId().isEmpty() || view.chainId().equals(old.chainId()),
                        "EHM-079",
                        "extension",
                        "another chain than before",
                        "the stored one",
                        "Leave the chain as it was read: the server sets it.")
                .settle();
        Uttag left = writes.left(view, dispenses(session, id));
        new Objections("replacing a prescription", at)
                .unless(
                        !left.overdrawn(),
                        "EHM-079",
                        "dispenseRequest",
                        "less than what is dispensed already",
                        "at least what is dispensed",
                        "Raise packages or number of dispenses, or end the prescription.")
                .settle();
        WriteSession.claim(resource, NllUris.MEDICATION_REQUEST);
        resource.setAuthoredOnElement(old.resource().getAuthoredOnElement());
        chain(resource, String.valueOf(former.chainId()));
        if (view.lastValidOn().isEmpty()) {
            old.lastValidOn().ifPresent(view::validUntil);
        }
        examine(session, Kind.CORRECT, view, old, at);
        return session.replace(former, resource);
    }

    /** Stops a prescription, or cancels it: one that was changed or dispensed is stopped instead. */
    public StoredResource end(WriteSession session, String id, boolean cancel, @Nullable UsageEnd usageEnd, String at) {
        StoredResource former = writes.known(session, TYPE, id, at);
        PrescriptionView old = new PrescriptionView(session.read(MedicationRequest.class, former));
        PrescriptionView view = new PrescriptionView(old.resource().copy());
        if (usageEnd != null) {
            usage(view.resource(), usageEnd);
        }
        examine(session, cancel ? Kind.CANCEL : Kind.END, view, old, at);
        new Objections(cancel ? "cancelling a prescription" : "ending a prescription", at)
                .unless(
                        List.of("active", "on-hold").contains(String.valueOf(former.status())),
                        "EHM-078",
                        "",
                        "a prescription with status " + former.status(),
                        "an active or parked one",
                        "Read the prescription anew: it has been ended or used up already.")
                .settle();
        boolean untouched = former.version() == 1 && dispenses(session, id).isEmpty();
        return ended(
                session,
                former,
                view.resource(),
                cancel && untouched ? MedicationRequestStatus.CANCELLED : MedicationRequestStatus.STOPPED);
    }

    /** Puts an earlier version's content in force again. */
    public StoredResource restore(WriteSession session, String id, int version, String at) {
        StoredResource former = writes.known(session, TYPE, id, at);
        StoredResource earlier = writes.store()
                .version(session.call().lab(), TYPE, id, version)
                .filter(row -> row.version() < former.version())
                .orElseThrow(() -> WriteRefused.of(
                        422,
                        "not-found",
                        at,
                        Finding.error(
                                "EHM-078",
                                "restoring a prescription",
                                "no earlier version " + version,
                                "a version that _history lists, other than the latest",
                                "Read MedicationRequest/" + id + "/_history and choose one.")));
        MedicationRequest content = session.read(MedicationRequest.class, earlier);
        new Objections("restoring a prescription", at)
                .unless(
                        !writes.left(new PrescriptionView(content), dispenses(session, id))
                                .none(),
                        "EHM-078",
                        "",
                        "a version of which everything is dispensed",
                        "a version with something left to dispense",
                        "Create a new prescription instead.")
                .settle();
        return session.replace(former, content);
    }

    /** Says that everything is dispensed, or no longer is. */
    void completed(WriteSession session, StoredResource former, boolean completed) {
        ended(session, former, completed ? MedicationRequestStatus.COMPLETED : MedicationRequestStatus.ACTIVE);
    }

    private static StoredResource ended(WriteSession session, StoredResource former, MedicationRequestStatus status) {
        return ended(session, former, session.read(MedicationRequest.class, former), status);
    }

    private static StoredResource ended(
            WriteSession session, StoredResource former, MedicationRequest content, MedicationRequestStatus status) {
        content.setStatus(status);
        return session.replace(former, content);
    }

    private static void usage(MedicationRequest resource, UsageEnd end) {
        for (Dosage dosage : resource.getDosageInstruction()) {
            if (end.day() != null) {
                org.hl7.fhir.r4.model.Period period =
                        dosage.getTiming().getRepeat().hasBoundsPeriod()
                                ? dosage.getTiming().getRepeat().getBoundsPeriod()
                                : new org.hl7.fhir.r4.model.Period();
                dosage.getTiming()
                        .getRepeat()
                        .setBounds(
                                period.setEndElement(new DateTimeType(end.day().toString())));
            } else if (dosage.getTiming().getRepeat().hasBoundsPeriod()) {
                dosage.getTiming().getRepeat().getBoundsPeriod().setEndElement(null);
            }
        }
    }

    public List<DispenseView> dispenses(WriteSession session, String id) {
        return writes.store().about(session.call().lab(), DispenseWriting.TYPE, id).stream()
                .filter(row -> "completed".equals(row.status()))
                .map(row -> new DispenseView(session.read(MedicationDispense.class, row)))
                .toList();
    }

    private static Objections whole(String attempt, PrescriptionView view, String at) {
        return new Objections(attempt, at)
                .unless(
                        view.patientId().isPresent() || view.containedPatient().isPresent(),
                        "EHM-074",
                        "subject",
                        "no patient",
                        "Patient/<logical id>, or a contained Patient without personnummer",
                        "Fetch the patient and refer to the id of the answer.")
                .unless(
                        view.article().isNamed(),
                        "EHM-074",
                        "medicationCodeableConcept",
                        "no article number",
                        "a coding with nplid, nplpackid or varunr",
                        "State the article's NPL id and NPL pack id.")
                .unless(
                        view.prescriber().isPresent(),
                        "EHM-074",
                        "requester",
                        "no contained prescriber",
                        "a reference to a contained Practitioner",
                        "Put the prescriber in contained and refer to it with #id.")
                .unless(
                        view.dosePackaging() || view.numberOfDispensesAllowed().orElse(0) > 0,
                        "EHM-074",
                        "dispenseRequest",
                        "no number of dispenses",
                        "NLLNumberOfDispensesAllowed, at least 1",
                        "State the number of dispenses in dispenseRequest.")
                .unless(
                        view.dosePackaging() || view.packages().orElse(0) > 0,
                        "EHM-074",
                        "dispenseRequest",
                        "no number of packages",
                        "NLLNumberOfPackagesPrescribed, at least 1",
                        "State the packages of each dispense in dispenseRequest.");
    }

    private void examine(
            WriteSession session, Kind kind, PrescriptionView view, @Nullable PrescriptionView stored, String at) {
        NllCall call = session.call();
        writes.examine(
                session,
                List.of(new WriteCase(
                        kind,
                        call.lab(),
                        session.today(),
                        call.user().orElse(null),
                        view.patientId()
                                .flatMap(id -> writes.register().patient(call.lab(), id))
                                .orElse(null),
                        view,
                        stored,
                        null,
                        stored == null || stored.id().isEmpty()
                                ? List.of()
                                : dispenses(session, stored.id().get()),
                        at)));
    }

    private static void chain(MedicationRequest resource, String chain) {
        List<Extension> kept = new java.util.ArrayList<>(resource.getExtension());
        Extensions.set(kept, NllUris.CHAIN, new StringType(chain));
        resource.setExtension(kept);
        List<Identifier> identifiers = resource.getIdentifier().stream()
                .filter(each -> !NllUris.PRESCRIPTION_ID.equals(each.getSystem()))
                .toList();
        resource.setIdentifier(new java.util.ArrayList<>(identifiers));
    }

    /** A literal reference to a version. */
    public static Reference reference(StoredResource row) {
        return new Reference(row.versionedReference());
    }
}
