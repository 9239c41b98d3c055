package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.Extensions;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Answers;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.EndOperation;
import se.sakeratkomst.ehm.nll.writing.LockWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Verification;
import se.sakeratkomst.ehm.nll.writing.Versions;
import se.sakeratkomst.ehm.nll.writing.WriteRefused;
import se.sakeratkomst.ehm.nll.writing.WriteSession;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/**
 * NLLDispatch, NLLPrescriptionBundle and NLLTransactionBundle at the base address: all entries or none. Also the operations of the base
 * address, {@code $verify} and {@code $restore}.
 *
 * @see "nll-fhir.md 1.9, 2"
 */
public final class Bundles {

    private static final Map<String, String> KINDS = Map.of(
            "MedicationRequest",
            "prescription-write",
            "MedicationDispense",
            "dispense-write",
            "Basic",
            "lock-write",
            "Consent",
            "dose-consent");

    /** A consent is there before the doses it is needed for, and ends after them. */
    private static final List<String> ORDER =
            List.of("POST Consent", "MedicationRequest", "MedicationDispense", "Basic", "PUT Consent");

    private final Writes writes;
    private final PrescriptionWriting prescriptions;
    private final DispenseWriting dispenses;
    private final LockWriting locks;
    private final ConsentWriting consents;
    private final EndOperation end;
    private final BiConsumer<NllCall, String> permission;

    /** @param permission refuses a user who may not make calls of a kind */
    public Bundles(
            Writes writes,
            PrescriptionWriting prescriptions,
            DispenseWriting dispenses,
            LockWriting locks,
            ConsentWriting consents,
            EndOperation end,
            BiConsumer<NllCall, String> permission) {
        this.writes = writes;
        this.prescriptions = prescriptions;
        this.dispenses = dispenses;
        this.locks = locks;
        this.consents = consents;
        this.end = end;
        this.permission = permission;
    }

    /** Stores all entries or none. */
    @Transaction
    public Bundle transact(@TransactionParam Bundle bundle, HttpServletRequest request) {
        return run(NllCall.of(request), bundle, true);
    }

    /** Tries a bundle without storing anything. */
    @Operation(name = "$verify")
    public Parameters verify(
            @OperationParam(name = "resource", min = 0, max = 1) @Nullable IBaseResource resource,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        return Verification.of(call, () -> {
            run(call, Verification.expected(Bundle.class, resource), false);
        });
    }

    /** Puts prescriptions back to an earlier version. */
    @Operation(name = "$restore")
    public Parameters restore(@ResourceParam Parameters parameters, HttpServletRequest request) {
        return end.restore(NllCall.of(request), parameters);
    }

    private record Step(int index, BundleEntryComponent entry, DomainResource resource, IdType target) {

        String at() {
            return Bundles.at(index) + ".resource";
        }

        boolean creates() {
            return entry.getRequest().getMethod() == HTTPVerb.POST;
        }

        /** Where in the order it comes. */
        String place() {
            return resource instanceof Consent ? entry.getRequest().getMethod() + " Consent" : resource.fhirType();
        }

        boolean dispenses() {
            return creates() && resource instanceof MedicationDispense;
        }
    }

    private static String at(int index) {
        return "Bundle.entry[" + index + "]";
    }

    private Bundle run(NllCall call, Bundle bundle, boolean keep) {
        List<Step> steps = steps(bundle);
        steps.stream()
                .map(step -> step.resource().fhirType())
                .distinct()
                .forEach(type -> permission.accept(call, KINDS.getOrDefault(type, "unknown")));
        TreeSet<String> held = new TreeSet<>();
        for (Step step : steps) {
            subject(step.resource())
                    .ifPresent(patient -> Holdings.concerns(call, patient, "storing " + at(step.index())));
            if (step.resource() instanceof MedicationDispense dispense) {
                new DispenseView(dispense).prescriptionId().ifPresent(held::add);
            } else if (step.target().hasIdPart()) {
                held.add(step.target().getIdPart());
            }
        }
        return writes.run(call, call.patient().orElse(null), held, keep, session -> store(session, call, steps));
    }

    private Bundle store(WriteSession session, NllCall call, List<Step> steps) {
        boolean representation = call.header("Prefer")
                .filter(value -> value.contains("representation"))
                .isPresent();
        Map<String, StoredResource> byUrl = new HashMap<>();
        Map<Integer, StoredResource> stored = new HashMap<>();
        List<Complaint> complaints = new ArrayList<>();
        int status = 0;
        for (List<Step> together : inOrder(steps)) {
            try {
                together.forEach(step -> resolve(step.resource(), byUrl));
                List<StoredResource> rows = store(session, together, steps);
                for (int i = 0; i < rows.size(); i++) {
                    Step step = together.get(i);
                    stored.put(step.index(), rows.get(i));
                    if (step.entry().hasFullUrl()) {
                        byUrl.put(step.entry().getFullUrl(), rows.get(i));
                    }
                }
            } catch (WriteRefused refused) {
                status = Math.max(status, refused.status());
                complaints.addAll(refused.complaints());
            }
        }
        if (!complaints.isEmpty()) {
            throw new WriteRefused(status, complaints);
        }
        Bundle answer = new Bundle();
        answer.setType(BundleType.TRANSACTIONRESPONSE);
        steps.forEach(step -> {
            StoredResource row = stored.get(step.index());
            if (row != null) {
                answer.addEntry(answer(session, step, row, representation));
            }
        });
        return answer;
    }

    /** One after the other by type, but for the rows of a dispatch, which are judged together. */
    private static List<List<Step>> inOrder(List<Step> steps) {
        List<List<Step>> order = new ArrayList<>();
        List<Step> rows = steps.stream().filter(Step::dispenses).toList();
        for (String type : ORDER) {
            steps.stream()
                    .filter(step -> step.place().equals(type) && !step.dispenses())
                    .map(List::of)
                    .forEach(order::add);
            if (type.equals(DispenseWriting.TYPE) && !rows.isEmpty()) {
                order.add(rows);
            }
        }
        return order;
    }

    private List<StoredResource> store(WriteSession session, List<Step> together, List<Step> all) {
        if (together.get(0).dispenses()) {
            return dispenses.create(
                    session,
                    together.stream()
                            .map(step -> new DispenseWriting.Asked(
                                    (MedicationDispense) step.resource(), step.at(), because(step)))
                            .toList());
        }
        long prescribed = all.stream()
                .filter(step -> step.resource() instanceof MedicationRequest)
                .count();
        return List.of(store(session, together.get(0), prescribed == 1));
    }

    private StoredResource store(WriteSession session, Step step, boolean endsFormer) {
        session.because(because(step));
        DomainResource resource = step.resource();
        String id = step.target().getIdPart();
        if (resource instanceof MedicationRequest request) {
            return step.creates()
                    ? prescriptions.create(session, request, step.at(), endsFormer)
                    : prescriptions.replace(
                            session, id, Versions.stated(new IdType(id), request, step.at()), request, step.at());
        }
        if (resource instanceof MedicationDispense dispense) {
            return dispenses.replace(
                    session, id, Versions.stated(new IdType(id), dispense, step.at()), dispense, step.at());
        }
        if (resource instanceof Consent consent) {
            return step.creates()
                    ? consents.create(session, consent, step.at())
                    : consents.replace(
                            session, id, Versions.stated(new IdType(id), consent, step.at()), consent, step.at());
        }
        Basic basic = (Basic) resource;
        return step.creates()
                ? locks.create(session, basic, step.at())
                : locks.replace(session, id, Versions.stated(new IdType(id), basic, step.at()), basic, step.at());
    }

    /** References to entries of the same bundle become references to what was stored for them. */
    private static void resolve(DomainResource resource, Map<String, StoredResource> byUrl) {
        List<Reference> references = new ArrayList<>();
        if (resource instanceof MedicationDispense dispense) {
            references.addAll(dispense.getAuthorizingPrescription());
        } else if (resource instanceof MedicationRequest request) {
            references.add(request.getPriorPrescription());
        }
        for (Reference reference : references) {
            Optional.ofNullable(reference.getReference())
                    .map(byUrl::get)
                    .ifPresent(stored -> reference.setReference(stored.versionedReference()));
        }
    }

    private static WriteSession.Because because(Step step) {
        Optional<List<Extension>> details = Extensions.first(
                        step.entry().getRequest().getExtension(), NllUris.PROVENANCE_DETAILS)
                .map(Extension::getExtension);
        return new WriteSession.Because(
                details.flatMap(parts -> concept(parts, "activity")).orElse(null),
                details.flatMap(parts -> concept(parts, "reason")).map(List::of).orElse(List.of()));
    }

    private static Optional<CodeableConcept> concept(List<Extension> parts, String name) {
        return Extensions.first(parts, name).map(Extension::getValue).flatMap(value -> {
            if (value instanceof CodeableConcept concept) {
                return Optional.of(concept);
            }
            return value instanceof Coding coding ? Optional.of(new CodeableConcept(coding)) : Optional.empty();
        });
    }

    private static BundleEntryComponent answer(
            WriteSession session, Step step, StoredResource stored, boolean representation) {
        List<Complaint> warnings = session.warnings().stream()
                .filter(each -> String.valueOf(each.expression()).startsWith(step.at()))
                .toList();
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse()
                .setStatus(step.creates() ? "201 Created" : "200 OK")
                .setLocation(stored.versionedReference())
                .setEtag("W/\"" + stored.version() + "\"");
        if (representation) {
            DomainResource resource =
                    Answers.withWarnings(session.read(step.resource().getClass(), stored), warnings);
            entry.setResource(resource);
        }
        if (!warnings.isEmpty()) {
            entry.getResponse().setOutcome(Answers.outcome(warnings));
        }
        return entry;
    }

    private static Optional<String> subject(DomainResource resource) {
        if (resource instanceof MedicationRequest request) {
            return new PrescriptionView(request).patientId();
        }
        return resource instanceof MedicationDispense dispense
                ? new DispenseView(dispense).patientId()
                : resource instanceof Consent consent
                        ? new ConsentView(consent).patientId()
                        : new LockView((Basic) resource).patientId();
    }

    private static List<Step> steps(Bundle bundle) {
        if (bundle.getType() != BundleType.TRANSACTION) {
            throw refused("Bundle.type", "type " + bundle.getTypeElement().getValueAsString(), "transaction");
        }
        if (bundle.getEntry().isEmpty()) {
            throw refused("Bundle.entry", "no entry", "at least one");
        }
        boolean onlyPrescriptions =
                bundle.getEntry().stream().allMatch(entry -> entry.getResource() instanceof MedicationRequest);
        Set<String> urls = new HashSet<>();
        return IntStream.range(0, bundle.getEntry().size())
                .mapToObj(index -> step(index, bundle.getEntry().get(index), urls, onlyPrescriptions))
                .toList();
    }

    private static Step step(int index, BundleEntryComponent entry, Set<String> urls, boolean onlyPrescriptions) {
        String at = at(index);
        if (!(entry.getResource() instanceof DomainResource resource)
                || !KINDS.containsKey(entry.getResource().fhirType())) {
            throw refused(
                    at + ".resource",
                    entry.getResource() == null
                            ? "no resource"
                            : "a " + entry.getResource().fhirType(),
                    "a MedicationRequest, a MedicationDispense, a Basic or a Consent to dose dispensing");
        }
        if (resource instanceof Consent consent && !new ConsentView(consent).toDoses()) {
            throw refused(
                    at + ".resource.category",
                    "a consent to access",
                    "a consent to dose dispensing, the only one that a bundle holds");
        }
        Bundle.BundleEntryRequestComponent request = entry.getRequest();
        if (request.getMethod() != HTTPVerb.POST && request.getMethod() != HTTPVerb.PUT) {
            throw refused(
                    at + ".request.method",
                    request.hasMethod() ? request.getMethod().toCode() : "no method",
                    "POST for a new resource, PUT for a changed one");
        }
        if (request.hasIfMatch()
                || request.hasIfNoneMatch()
                || request.hasIfModifiedSince()
                || request.hasIfNoneExist()) {
            throw refused(
                    at + ".request",
                    "a condition (ifMatch, ifNoneMatch, ifModifiedSince or ifNoneExist)",
                    "none: the version is in the resource's meta.versionId");
        }
        if (onlyPrescriptions
                && Extensions.first(request.getExtension(), NllUris.PROVENANCE_DETAILS)
                        .isEmpty()) {
            throw refused(
                    at + ".request",
                    "no NLLProvenanceDetails in a bundle of prescriptions",
                    "the entry's own activity, and reason where one is needed");
        }
        if (entry.hasFullUrl() && !urls.add(entry.getFullUrl())) {
            throw refused(at + ".fullUrl", "the fullUrl of another entry", "a urn:uuid of its own");
        }
        IdType target = new IdType(String.valueOf(request.getUrl()));
        String type = resource.fhirType();
        boolean create = request.getMethod() == HTTPVerb.POST;
        boolean fits =
                create ? type.equals(request.getUrl()) : type.equals(target.getResourceType()) && target.hasIdPart();
        if (!fits) {
            throw refused(
                    at + ".request.url",
                    request.hasUrl() ? "'" + request.getUrl() + "'" : "no url",
                    create ? type : type + "/<id>");
        }
        return new Step(index, entry, resource, create ? new IdType() : target);
    }

    private static WriteRefused refused(String at, String observed, String expected) {
        return WriteRefused.of(
                400,
                "invalid",
                at,
                Finding.error(
                        "EHM-077",
                        "reading a bundle",
                        observed,
                        expected,
                        "Compare the bundle with docs/nll.md; nothing of it was stored."));
    }
}
