package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.writing.Answers;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.Verification;
import se.sakeratkomst.ehm.nll.writing.Versions;
import se.sakeratkomst.ehm.nll.writing.Writes;

/**
 * MedicationDispense: read, vread, history, search, create, replace, {@code $verify}.
 *
 * @see "nll-fhir.md 1.5, 3.1"
 */
public final class DispenseProvider implements IResourceProvider {

    private static final String TYPE = DispenseWriting.TYPE;

    private final Holdings holdings;
    private final Writes writes;
    private final DispenseWriting dispenses;

    public DispenseProvider(Holdings holdings, Writes writes, DispenseWriting dispenses) {
        this.holdings = holdings;
        this.writes = writes;
        this.dispenses = dispenses;
    }

    @Override
    public Class<MedicationDispense> getResourceType() {
        return MedicationDispense.class;
    }

    /** Reads a dispense of the patient that x-patientref names. */
    @Read(version = true)
    public MedicationDispense read(@IdParam IdType id, HttpServletRequest request) {
        return holdings.one(NllCall.of(request), MedicationDispense.class, id);
    }

    /** All versions, newest first. */
    @History
    public List<MedicationDispense> history(@IdParam IdType id, HttpServletRequest request) {
        return holdings.versions(NllCall.of(request), MedicationDispense.class, id);
    }

    /** Searches the dispenses of one patient, newest first; none gives an empty searchset. */
    @Search
    public List<MedicationDispense> search(
            @OptionalParam(name = MedicationDispense.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = MedicationDispense.SP_SUBJECT) @Nullable ReferenceParam subject,
            @OptionalParam(name = MedicationDispense.SP_PRESCRIPTION) @Nullable ReferenceParam prescription,
            @OptionalParam(name = MedicationDispense.SP_STATUS) @Nullable TokenOrListParam status,
            HttpServletRequest request) {
        return holdings.search(
                NllCall.of(request),
                MedicationDispense.class,
                patient,
                subject,
                status,
                row -> prescription == null || prescription.getIdPart().equals(row.aboutId()));
    }

    /** Stores a dispense. */
    @Create
    public MethodOutcome create(@ResourceParam MedicationDispense resource, HttpServletRequest request) {
        return created(NllCall.of(request), resource, true);
    }

    private MethodOutcome created(NllCall call, MedicationDispense resource, boolean keep) {
        DispenseView view = new DispenseView(resource);
        view.patientId().ifPresent(patient -> Holdings.concerns(call, patient, "storing a dispense"));
        SortedSet<String> held = new TreeSet<>();
        view.prescriptionId().ifPresent(held::add);
        return writes.run(
                call,
                call.patient().orElse(null),
                held,
                keep,
                session -> Answers.of(
                        session.read(MedicationDispense.class, dispenses.create(session, resource, TYPE)),
                        session.warnings(),
                        true));
    }

    /** Corrects a dispense, or takes it back. */
    @Update
    public MethodOutcome replace(
            @IdParam IdType id, @ResourceParam MedicationDispense resource, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        SortedSet<String> held = new TreeSet<>();
        new DispenseView(resource).prescriptionId().ifPresent(held::add);
        return writes.run(
                call,
                call.patient().orElse(null),
                held,
                true,
                session -> Answers.of(
                        session.read(
                                MedicationDispense.class,
                                dispenses.replace(
                                        session, id.getIdPart(), Versions.stated(id, resource, TYPE), resource, TYPE)),
                        session.warnings(),
                        false));
    }

    /** Tries a dispense without storing anything. */
    @Operation(name = "$verify")
    public Parameters verify(
            @OperationParam(name = "resource", min = 0, max = 1) @Nullable IBaseResource resource,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        return Verification.of(call, () -> {
            created(call, Verification.expected(MedicationDispense.class, resource), false);
        });
    }
}
