package se.sakeratkomst.ehm.nll.writing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.register.ResourceStore.Pen;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.user.User;

/** One change of a patient's list while it is held: what is stored, by whom and when, and what was remarked upon. */
public final class WriteSession {

    private final NllCall call;
    private final Documents documents;
    private final Pen pen;
    private final Instant now;
    private final LocalDate today;
    private final @Nullable Provenance template;
    private final List<Complaint> warnings = new ArrayList<>();
    private final List<StoredResource> written = new ArrayList<>();
    private Because because = Because.AS_STATED;

    /** Activity and reason of what is written, where they differ from those of x-provenance. */
    public record Because(@Nullable CodeableConcept activity, List<CodeableConcept> reasons) {

        static final Because AS_STATED = new Because(null, List.of());

        public Because {
            reasons = List.copyOf(reasons);
        }
    }

    public WriteSession(
            NllCall call, Documents documents, Pen pen, Instant now, LocalDate today, @Nullable Provenance template) {
        this.call = call;
        this.documents = documents;
        this.pen = pen;
        this.now = now;
        this.today = today;
        this.template = template;
    }

    public NllCall call() {
        return call;
    }

    public LocalDate today() {
        return today;
    }

    public List<Complaint> warnings() {
        return List.copyOf(warnings);
    }

    void warn(List<Complaint> remarks) {
        warnings.addAll(remarks);
    }

    /** What was stored, Provenance left out. */
    public List<StoredResource> written() {
        return List.copyOf(written);
    }

    /** Why what is written next is. */
    public void because(Because why) {
        this.because = why;
    }

    public <T extends DomainResource> T read(Class<T> type, StoredResource row) {
        return documents.read(type, row);
    }

    /** Takes out what the server sets, and says which profile the resource is of. */
    static void claim(DomainResource resource, String profile) {
        resource.setId((String) null);
        resource.setMeta(new Meta());
        resource.getMeta().addProfile(profile);
    }

    /** Stores a new resource under an id of its own (Auto01). */
    public StoredResource add(DomainResource resource) {
        return kept(resource, UUID.randomUUID().toString(), null);
    }

    /** Stores the next version. */
    public StoredResource replace(StoredResource former, DomainResource resource) {
        return kept(resource, former.id(), former);
    }

    private StoredResource kept(DomainResource resource, String id, @Nullable StoredResource former) {
        int version = former == null ? 1 : former.version() + 1;
        Documents.stamped(resource, id, version, now.toEpochMilli());
        StoredResource row = row(resource, id, version);
        StoredResource stored = former == null ? pen.add(row) : pen.replace(former, row);
        written.add(stored);
        if (template != null) {
            tell(stored, template);
        }
        return stored;
    }

    /** Whether x-provenance says why, where some changes have no reason. */
    boolean statesAReason() {
        return !because.reasons().isEmpty() || (template != null && template.hasReason());
    }

    private StoredResource row(DomainResource resource, String id, int version) {
        if (resource instanceof Consent consent) {
            consent.setIdentifier(
                    List.of(new Identifier().setSystem(NllUris.CONSENT_ID).setValue(id)));
            ConsentView view = new ConsentView(consent);
            return row(
                    resource,
                    id,
                    version,
                    view.patientId().orElse(null),
                    null,
                    null,
                    view.category().orElse(null),
                    view.status().orElse(null),
                    today);
        }
        if (resource instanceof MedicationRequest request) {
            PrescriptionView view = new PrescriptionView(request);
            return row(
                    resource,
                    id,
                    version,
                    view.patientId().orElse(null),
                    view.chainId().orElse(null),
                    null,
                    null,
                    view.status().orElse(null),
                    view.issuedOn().orElse(null));
        }
        if (resource instanceof MedicationDispense dispense) {
            DispenseView view = new DispenseView(dispense);
            return row(
                    resource,
                    id,
                    version,
                    view.patientId().orElse(null),
                    null,
                    view.prescriptionId().orElse(null),
                    DispatchName.of(view, call.user().map(User::pharmacy).orElse(null))
                            .orElse(null),
                    view.status().orElse(null),
                    view.handedOverOn().orElse(today));
        }
        LockView view = new LockView((Basic) resource);
        return row(
                resource,
                id,
                version,
                view.patientId().orElse(null),
                view.chainId().orElse(null),
                null,
                view.code().orElse(null),
                view.status().orElse(null),
                today);
    }

    private StoredResource row(
            DomainResource resource,
            String id,
            int version,
            @Nullable String patient,
            @Nullable String chain,
            @Nullable String about,
            @Nullable String code,
            @Nullable String status,
            @Nullable LocalDate dated) {
        Optional<User> user = call.user();
        return new StoredResource(
                null,
                call.lab().value(),
                resource.fhirType(),
                id,
                version,
                true,
                patient,
                chain,
                about,
                code,
                status,
                dated,
                user.map(User::subject).orElse("unknown"),
                user.flatMap(each -> each.roles().stream().findFirst()).orElse("none"),
                now.toEpochMilli(),
                call.sha256().orElse(null),
                documents.write(resource));
    }

    /** The client supplies who and why, the server adds when and what. */
    private void tell(StoredResource what, Provenance who) {
        Provenance provenance = who.copy();
        provenance.setMeta(null);
        provenance.getMeta().addProfile(NllUris.PROVENANCE);
        provenance.setTarget(List.of(new Reference(what.versionedReference())));
        provenance.setRecorded(Date.from(now));
        if (because.activity() != null) {
            provenance.setActivity(because.activity());
        }
        if (!because.reasons().isEmpty()) {
            provenance.setReason(because.reasons());
        }
        String id = UUID.randomUUID().toString();
        Documents.stamped(provenance, id, 1, now.toEpochMilli());
        pen.add(row(provenance, id, 1, what.patientId(), what.chainId(), what.id(), null, null, today));
    }

    /** Puts a value in place of what is there, on the resource itself. */
    static void set(DomainResource resource, String url, org.hl7.fhir.r4.model.Type value) {
        List<Extension> extensions = new ArrayList<>(resource.getExtension());
        se.sakeratkomst.ehm.nll.view.Extensions.set(extensions, url, value);
        resource.setExtension(extensions);
    }
}
