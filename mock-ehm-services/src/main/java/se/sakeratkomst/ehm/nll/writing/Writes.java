package se.sakeratkomst.ehm.nll.writing;

import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.NllHeader;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Versions.Stated;
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
public final class Writes {

    private final NllRegister register;
    private final ResourceStore store;
    private final Documents documents;
    private final Quantities quantities;
    private final BigDecimal restMargin;
    private final List<WriteCheck> checks;

    public Writes(
            NllRegister register,
            ResourceStore store,
            Documents documents,
            Quantities quantities,
            BigDecimal restMargin,
            List<WriteCheck> checks) {
        this.register = register;
        this.store = store;
        this.documents = documents;
        this.quantities = quantities;
        this.restMargin = restMargin;
        this.checks = List.copyOf(checks);
    }

    public ResourceStore store() {
        return store;
    }

    public NllRegister register() {
        return register;
    }

    public Documents documents() {
        return documents;
    }

    /** What is left of a prescription of which that is dispensed. */
    public Uttag left(PrescriptionView prescription, List<DispenseView> dispenses) {
        return Uttag.of(prescription, dispenses, quantities, restMargin);
    }

    /**
     * @param patientId whose list is changed, null for a patient without personnummer
     * @param prescriptions that are changed or dispensed
     * @param keep false for a rehearsal
     */
    public <T> T run(
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

    /** The latest version of what is changed, which must be of the call's patient. */
    public StoredResource known(WriteSession session, String type, String id, String at) {
        String attempt = "changing " + type + "/" + id;
        StoredResource former = store.latest(session.call().lab(), type, id)
                .orElseThrow(() -> WriteRefused.of(
                        404,
                        "not-found",
                        at,
                        Finding.error(
                                "EHM-072",
                                attempt,
                                "no such " + type + " in lab " + session.call().lab(),
                                "the id of a stored " + type,
                                "Create it with POST; PUT and operations change only what exists.")));
        Holdings.concerns(session.call(), former.patientId(), attempt);
        return former;
    }

    /** The same, and it must be the version that the client read. */
    StoredResource changeable(WriteSession session, String type, String id, Stated version, String at) {
        session.call().restsOn(type, id, version.version());
        StoredResource former = known(session, type, id, at);
        if (former.version() != version.version()) {
            throw WriteRefused.of(
                    version.status(),
                    "conflict",
                    at + ".meta.versionId",
                    Finding.error(
                            "EHM-072",
                            "replacing " + type + "/" + id,
                            "version " + version.version(),
                            "the latest version, " + former.version(),
                            "Read it anew, decide anew and send the change with the new version."));
        }
        return former;
    }

    /** Lets the checks look at what belongs together; errors refuse, warnings are remembered. */
    public void examine(WriteSession session, List<WriteCase> together) {
        List<Complaint> all =
                checks.stream().flatMap(each -> each.examine(together).stream()).toList();
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
