package se.sakeratkomst.ehm.nll.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.decision.Entry;
import se.sakeratkomst.ehm.decision.Lock;
import se.sakeratkomst.ehm.decision.Sight;
import se.sakeratkomst.ehm.nll.call.Access;
import se.sakeratkomst.ehm.nll.call.Known;
import se.sakeratkomst.ehm.nll.call.Viewing;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.Extensions;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;

/**
 * What a caller sees of what NLL holds: each prescription, dispense and event goes through the ground for access that the call was given.
 * What is hidden is as if it were not there; a treatment reason that is hidden is told to be absent.
 *
 * @see "Handbok: NLL / filtreringsregler"
 */
public final class Sights {

    private static final String PRESCRIPTION = "MedicationRequest";
    private static final String DISPENSE = "MedicationDispense";
    private static final String CONSENT = "Consent";

    private final ResourceStore store;
    private final Documents documents;

    public Sights(ResourceStore store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    /** Those of the rows that the caller sees at all. */
    public List<StoredResource> seen(Viewing call, List<StoredResource> rows) {
        List<StoredResource> open = rows.stream()
                .filter(row -> consented(call, row)
                        .map(consent -> isOfTheCaller(call, consent))
                        .orElse(true))
                .toList();
        if (call.access().isEmpty() || open.isEmpty()) {
            return open;
        }
        return open.stream()
                .filter(row -> extent(call, row) != Sight.Extent.HIDDEN)
                .toList();
    }

    /** The consent that a row is, or that it is an event of. */
    private Optional<ConsentView> consented(Viewing call, StoredResource row) {
        Optional<StoredResource> consent = switch (row.type()) {
            case CONSENT -> Optional.of(row);
            case "Provenance" ->
                Optional.ofNullable(row.aboutId()).flatMap(id -> store.latest(call.lab(), CONSENT, id));
            default -> Optional.empty();
        };
        return consent.map(found -> new ConsentView(documents.read(Consent.class, found)));
    }

    /** A care provider sees its own requests and their answers; that a patient has doses dispensed is seen by all who treat or dispense. */
    private static boolean isOfTheCaller(Viewing call, ConsentView consent) {
        return consent.toDoses()
                || call.isPrivate()
                || (consent.careProvider().isPresent() && consent.careProvider().equals(call.careProvider()));
    }

    /** The resource of a row that is seen, without what the caller may not see of it. */
    public <T extends Resource> T shown(Viewing call, Class<T> type, StoredResource row) {
        if (call.access().isEmpty() || !type.equals(MedicationRequest.class)) {
            return documents.read(type, row);
        }
        Sight.Extent extent = extent(call, row);
        MedicationRequest prescription = read(row, call.known(() -> known(call)));
        if (extent == Sight.Extent.WITHOUT_REASON) {
            withoutReason(prescription);
        }
        return type.cast(prescription);
    }

    private MedicationRequest read(StoredResource prescription, Known known) {
        return known.read()
                .computeIfAbsent(
                        prescription.versionedReference(),
                        reference -> documents.read(MedicationRequest.class, prescription));
    }

    private static void withoutReason(MedicationRequest prescription) {
        prescription.setReasonCode(null);
        CodeableConcept absent = prescription.addReasonCode();
        absent.addExtension(NllUris.DATA_ABSENT, new CodeType("masked"));
        Stream.of(prescription.getExtension(), prescription.getDispenseRequest().getExtension())
                .forEach(all -> all.removeIf(each -> Extensions.same(each.getUrl(), NllUris.TREATMENT_REASON)));
    }

    private Sight.Extent extent(Viewing call, StoredResource row) {
        Optional<Access> access = call.access();
        if (access.isEmpty()) {
            return Sight.Extent.SHOWN;
        }
        Known known = call.known(() -> known(call));
        return known.extents()
                .computeIfAbsent(row.versionedReference(), reference -> extent(call, access.get(), row, known));
    }

    private Sight.Extent extent(Viewing call, Access access, StoredResource row, Known known) {
        return entry(call, row, known).map(access::see).map(Sight::extent).orElse(Sight.Extent.SHOWN);
    }

    /** Empty for what is no prescription, dispense or event of either: such things have rules of their own. */
    private Optional<Entry> entry(Viewing call, StoredResource row, Known known) {
        return switch (row.type()) {
            case PRESCRIPTION -> Optional.of(prescription(row, known));
            case DISPENSE -> Optional.of(dispense(call, row, known));
            case "Provenance" -> about(call, row).flatMap(target -> entry(call, target, known));
            default -> Optional.empty();
        };
    }

    private Optional<StoredResource> about(Viewing call, StoredResource row) {
        String id = row.aboutId();
        return id == null
                ? Optional.empty()
                : store.latest(call.lab(), PRESCRIPTION, id).or(() -> store.latest(call.lab(), DISPENSE, id));
    }

    private Entry prescription(StoredResource row, Known known) {
        LocalDate last = Stream.concat(Stream.of(row), known.dispenses().getOrDefault(row.id(), List.of()).stream())
                .map(Sights::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Entry(row.id(), last, prescriber(row, known), on(row.chainId(), known.locks()));
    }

    private Entry dispense(Viewing call, StoredResource row, Known known) {
        Optional<StoredResource> prescription =
                Optional.ofNullable(row.aboutId()).flatMap(id -> store.latest(call.lab(), PRESCRIPTION, id));
        return new Entry(
                row.id(),
                day(row),
                prescription.map(of -> prescriber(of, known)).orElse(null),
                on(prescription.map(StoredResource::chainId).orElse(null), known.locks()));
    }

    private static LocalDate day(StoredResource row) {
        LocalDate dated = row.datedOn();
        return dated != null ? dated : NllRegister.day(Instant.ofEpochMilli(row.recordedMillis()));
    }

    private @Nullable String prescriber(StoredResource prescription, Known known) {
        return new PrescriptionView(read(prescription, known)).prescriberCode().orElse(null);
    }

    private Known known(Viewing call) {
        return new Known(
                active(call),
                call.patient().stream()
                        .flatMap(patient -> store.ofPatient(call.lab(), DISPENSE, patient).stream())
                        .filter(row -> row.aboutId() != null)
                        .collect(Collectors.groupingBy(row -> String.valueOf(row.aboutId()))),
                new HashMap<>(),
                new HashMap<>());
    }

    private List<LockView> active(Viewing call) {
        return call.patient().stream()
                .flatMap(patient -> store.ofPatient(call.lab(), "Basic", patient).stream())
                .filter(row -> LockView.CODE.equals(row.code()))
                .map(row -> new LockView(documents.read(Basic.class, row)))
                .filter(LockView::active)
                .toList();
    }

    /** Locks on that chain; on dispenses of paper prescriptions where there is no chain. */
    private static Set<Lock> on(@Nullable String chain, List<LockView> locks) {
        return locks.stream()
                .filter(lock -> chain == null
                        ? lock.lockedSubject()
                                .filter(LockView.PAPER_DISPENSES::equals)
                                .isPresent()
                        : lock.chainId().filter(chain::equals).isPresent())
                .flatMap(lock -> side(lock).map(side -> new Lock(side, part(lock))).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Lock.From> side(LockView lock) {
        return Stream.of(Lock.From.values())
                .filter(side -> lock.target().filter(side.name()::equals).isPresent())
                .findFirst();
    }

    private static Lock.Part part(LockView lock) {
        return lock.lockedSubject().filter(LockView.TREATMENT_REASON::equals).isPresent()
                ? Lock.Part.BEHANDLINGSORSAK
                : Lock.Part.ALLT;
    }
}
