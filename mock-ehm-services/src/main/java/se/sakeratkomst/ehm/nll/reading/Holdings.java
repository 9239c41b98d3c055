package se.sakeratkomst.ehm.nll.reading;

import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/** Reads what NLL holds, for the caller of a call and about the patient that the call concerns. */
public final class Holdings {

    private final ResourceStore store;
    private final Sights sights;

    public Holdings(ResourceStore store, Sights sights) {
        this.store = store;
        this.sights = sights;
    }

    /** The latest version, or the one that the id names. */
    public <T extends Resource> T one(NllCall call, Class<T> type, IdType id) {
        T found = shown(call, type, row(call, type.getSimpleName(), id));
        call.found(1);
        return found;
    }

    /** All versions, newest first. */
    public <T extends Resource> List<T> versions(NllCall call, Class<T> type, IdType id) {
        row(call, type.getSimpleName(), id.toUnqualifiedVersionless());
        List<T> found = store.history(call.lab(), type.getSimpleName(), id.getIdPart()).stream()
                .map(row -> asHistory(shown(call, type, row), row))
                .toList();
        call.found(found.size());
        return found;
    }

    /** A history says of each version by which method it came. */
    private static <T extends Resource> T asHistory(T resource, StoredResource row) {
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
                resource,
                row.version() == 1 ? BundleEntryTransactionMethodEnum.POST : BundleEntryTransactionMethodEnum.PUT);
        return resource;
    }

    private StoredResource row(NllCall call, String type, IdType id) {
        String attempt = "reading " + id.toUnqualified().getValue();
        StoredResource row = (id.hasVersionIdPart()
                        ? store.version(call.lab(), type, id.getIdPart(), number(id, attempt))
                        : store.latest(call.lab(), type, id.getIdPart()))
                .orElseThrow(() -> absent(call, type, attempt));
        concerns(call, row.patientId(), attempt);
        if (sights.seen(call, List.of(row)).isEmpty()) {
            throw absent(call, type, attempt);
        }
        return row;
    }

    /** The same words whether it is not there or hidden: a refusal tells nothing of what is locked. */
    private static RefusalException absent(NllCall call, String type, String attempt) {
        return RefusalException.of(
                404,
                "not-found",
                Finding.error(
                        "EHM-064",
                        attempt,
                        "no such " + type + " in lab " + call.lab() + " on this ground for access",
                        "the id of a " + type + " of this lab",
                        "Search with " + type + "?patient=… and use an id of the answer."));
    }

    private <T extends Resource> T shown(NllCall call, Class<T> type, StoredResource row) {
        return sights.shown(call, type, row);
    }

    private static int number(IdType id, String attempt) {
        try {
            return Integer.parseInt(id.getVersionIdPart());
        } catch (NumberFormatException e) {
            throw RefusalException.of(
                    404,
                    "not-found",
                    Finding.error(
                            "EHM-064",
                            attempt,
                            "the version '" + id.getVersionIdPart() + "'",
                            "a running number from 1",
                            "Take the version of meta.versionId, or those that _history lists."));
        }
    }

    /**
     * What a search finds, newest first.
     *
     * @param status those statuses, any where it is null
     * @param wanted what else must hold
     */
    public <T extends Resource> List<T> search(
            NllCall call,
            Class<T> type,
            @Nullable ReferenceParam patient,
            @Nullable ReferenceParam subject,
            @Nullable TokenOrListParam status,
            Predicate<StoredResource> wanted) {
        Set<String> statuses = values(status);
        List<T> found = read(
                call,
                type,
                ofPatient(call, type.getSimpleName(), patient, subject).stream()
                        .filter(row -> statuses.isEmpty() || statuses.contains(String.valueOf(row.status())))
                        .filter(wanted)
                        .toList());
        call.found(found.size());
        return found;
    }

    /** The rows of one patient, which the search must name and the call must concern. */
    private List<StoredResource> ofPatient(
            NllCall call, String type, @Nullable ReferenceParam patient, @Nullable ReferenceParam subject) {
        String attempt = "searching " + type;
        ReferenceParam stated = patient == null ? subject : patient;
        if (stated == null || stated.getIdPart() == null) {
            throw RefusalException.of(
                    400,
                    "required",
                    Finding.error(
                            "EHM-057",
                            attempt,
                            "no parameter patient",
                            "the logical id of one patient",
                            "Search with " + type + "?patient=<id of the Patient>."));
        }
        concerns(call, stated.getIdPart(), attempt);
        return sights.seen(call, store.ofPatient(call.lab(), type, stated.getIdPart()));
    }

    /** The latest version of each of the patient's resources of that type. */
    public List<StoredResource> rows(NllCall call, String type, String patientId) {
        return store.ofPatient(call.lab(), type, patientId);
    }

    public <T extends Resource> List<T> read(NllCall call, Class<T> type, List<StoredResource> rows) {
        return rows.stream().map(row -> shown(call, type, row)).toList();
    }

    public List<StoredResource> about(NllCall call, String type, String id) {
        return store.about(call.lab(), type, id);
    }

    /** The codes of a search parameter; empty for any. */
    private static Set<String> values(@Nullable TokenOrListParam tokens) {
        return tokens == null
                ? Set.of()
                : tokens.getValuesAsQueryTokens().stream()
                        .map(token -> token.getValue())
                        .collect(Collectors.toSet());
    }

    /** The patient of a resource must be the one that x-patientref names; a resource without personnummer has none. */
    public static void concerns(NllCall call, @Nullable String patientId, String attempt) {
        if (patientId == null) {
            return;
        }
        String named = call.patient()
                .orElseThrow(() -> RefusalException.of(
                        400,
                        "required",
                        Finding.error(
                                "EHM-055",
                                attempt,
                                "no header x-patientref",
                                "the logical id of the patient",
                                "Send the logical id of the patient that the call concerns.")));
        if (!named.equals(patientId)) {
            throw RefusalException.of(
                    400,
                    "value",
                    Finding.error(
                            "EHM-055",
                            attempt,
                            "x-patientref " + named + ", but the call concerns patient " + patientId,
                            "the same patient in both",
                            "Send the logical id of the patient that the call concerns."));
        }
    }
}
