package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StaleVersionException;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/**
 * The road of every write: all or nothing, with a Provenance for each resource. A rehearsal ({@code $verify}) takes the same road, and in the
 * end everything is taken back.
 */
final class Writes {

    private final NllRegister register;
    private final ResourceStore store;
    private final Documents documents;
    private final List<WriteCheck> checks;

    Writes(NllRegister register, ResourceStore store, Documents documents, List<WriteCheck> checks) {
        this.register = register;
        this.store = store;
        this.documents = documents;
        this.checks = List.copyOf(checks);
    }

    ResourceStore store() {
        return store;
    }

    NllRegister register() {
        return register;
    }

    Documents documents() {
        return documents;
    }

    /**
     * @param patientId whose list is changed, null for a patient without personnummer
     * @param prescriptions that are changed or dispensed
     * @param keep false for a rehearsal
     */
    <T> T run(
            NllCall call,
            @Nullable String patientId,
            SortedSet<String> prescriptions,
            boolean keep,
            Function<WriteSession, T> work) {
        Optional<Provenance> template = provenance(call);
        Instant now = register.now(call.lab());
        try {
            return store.change(call.lab(), patientId, prescriptions, now.toEpochMilli(), keep, pen -> {
                WriteSession session =
                        new WriteSession(call, documents, pen, now, register.today(call.lab()), template.orElse(null));
                T result = work.apply(session);
                if (keep) {
                    call.wrote(session.written().stream()
                            .map(StoredResource::versionedReference)
                            .toList());
                }
                call.warned(session.warnings());
                return result;
            });
        } catch (StaleVersionException e) {
            throw WriteRefused.of(
                    409,
                    "conflict",
                    "",
                    Finding.error(
                            "EHM-072",
                            "storing a change",
                            "somebody else changed the same at the same time",
                            "the latest version of what is changed",
                            "Read it anew, decide anew and send the change anew."));
        }
    }

    /** Lets the checks look; errors refuse, warnings are remembered. */
    void examine(WriteSession session, WriteCase subject) {
        List<Complaint> all =
                checks.stream().flatMap(each -> each.examine(subject).stream()).toList();
        if (all.stream().anyMatch(each -> each.finding().refuses())) {
            throw new WriteRefused(422, all);
        }
        session.warn(all);
    }

    private Optional<Provenance> provenance(NllCall call) {
        try {
            return call.header("x-provenance")
                    .map(value -> documents.strictly(
                            Provenance.class, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | DataFormatException e) {
            throw RefusalException.of(
                    400,
                    "invalid",
                    Finding.error(
                            NllHeader.PROVENANCE.rule(),
                            "reading x-provenance",
                            String.valueOf(e.getMessage()).replaceFirst("^HAPI-\\d+: ", ""),
                            NllHeader.PROVENANCE.expected(),
                            NllHeader.PROVENANCE.remedy()));
        }
    }
}
