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
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Answers;
import se.sakeratkomst.ehm.nll.writing.EndOperation;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Verification;
import se.sakeratkomst.ehm.nll.writing.Versions;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.register.StoredResource;

/**
 * MedicationRequest: read, vread, history, search, create, replace, {@code $verify}, {@code $end}.
 *
 * @see "nll-fhir.md 2, 3.1"
 */
public final class PrescriptionProvider implements IResourceProvider {

    private static final String TYPE = "MedicationRequest";

    private final Holdings holdings;
    private final Writes writes;
    private final PrescriptionWriting prescriptions;
    private final EndOperation end;

    public PrescriptionProvider(Holdings holdings, Writes writes, PrescriptionWriting prescriptions, EndOperation end) {
        this.holdings = holdings;
        this.writes = writes;
        this.prescriptions = prescriptions;
        this.end = end;
    }

    @Override
    public Class<MedicationRequest> getResourceType() {
        return MedicationRequest.class;
    }

    /** Reads a prescription of the patient that x-patientref names. */
    @Read(version = true)
    public MedicationRequest read(@IdParam IdType id, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        MedicationRequest found = holdings.one(call, MedicationRequest.class, id);
        call.handsOut(names(List.of(found)));
        return found;
    }

    /** All versions, newest first. */
    @History
    public List<MedicationRequest> history(@IdParam IdType id, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        List<MedicationRequest> found = holdings.versions(call, MedicationRequest.class, id);
        call.handsOut(names(found));
        return found;
    }

    /** Searches the prescriptions of one patient, newest first; none gives an empty searchset. */
    @Search
    public List<MedicationRequest> search(
            @OptionalParam(name = MedicationRequest.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = MedicationRequest.SP_SUBJECT) @Nullable ReferenceParam subject,
            @OptionalParam(name = MedicationRequest.SP_STATUS) @Nullable TokenOrListParam status,
            @OptionalParam(name = "chain") @Nullable TokenParam chain,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        List<MedicationRequest> found = holdings.search(
                call,
                MedicationRequest.class,
                patient,
                subject,
                status,
                row -> chain == null || chain.getValue().equals(row.chainId()));
        call.handsOut(names(found));
        return found;
    }

    private static List<String> names(List<MedicationRequest> prescriptions) {
        return prescriptions.stream()
                .map(each -> each.getMedicationCodeableConcept().getText())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Registers a prescription. */
    @Create
    public MethodOutcome create(@ResourceParam MedicationRequest resource, HttpServletRequest request) {
        return created(NllCall.of(request), resource, true);
    }

    private MethodOutcome created(NllCall call, MedicationRequest resource, boolean keep) {
        PrescriptionView view = new PrescriptionView(resource);
        String patient = view.patientId().orElse(null);
        Holdings.concerns(call, patient, "creating a prescription");
        SortedSet<String> held = new TreeSet<>();
        view.replaces().ifPresent(held::add);
        return writes.run(
                call,
                patient,
                held,
                keep,
                session -> Answers.of(
                        session.read(MedicationRequest.class, prescriptions.create(session, resource, TYPE)),
                        session.warnings(),
                        true));
    }

    /** Cancels a prescription, as long as E-hälsomyndigheten keeps the operation beside {@code $end}. */
    @Operation(name = "$cancel-prescription", manualRequest = true)
    public Parameters cancel(@IdParam IdType id, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        return writes.run(call, call.patient().orElse(null), new TreeSet<>(Set.of(id.getIdPart())), true, session -> {
            StoredResource row = prescriptions.end(session, id.getIdPart(), true, null, TYPE);
            Parameters answer = new Parameters();
            answer.addParameter("result", new BooleanType(true));
            answer.addParameter("message", new StringType(row.versionedReference() + " " + row.status()));
            return answer;
        });
    }

    /** Replaces a prescription. */
    @Update
    public MethodOutcome replace(
            @IdParam IdType id, @ResourceParam MedicationRequest resource, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        return writes.run(
                call,
                call.patient().orElse(null),
                new TreeSet<>(Set.of(id.getIdPart())),
                true,
                session -> Answers.of(
                        session.read(
                                MedicationRequest.class,
                                prescriptions.replace(
                                        session, id.getIdPart(), Versions.stated(id, resource, TYPE), resource, TYPE)),
                        session.warnings(),
                        false));
    }

    /** Tries a creation without storing anything. */
    @Operation(name = "$verify")
    public Parameters verify(
            @OperationParam(name = "resource", min = 0, max = 1) @Nullable IBaseResource resource,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        return Verification.of(call, () -> {
            created(call, Verification.expected(MedicationRequest.class, resource), false);
        });
    }

    /** Stops or cancels prescriptions. */
    @Operation(name = "$end")
    public Parameters end(@ResourceParam Parameters parameters, HttpServletRequest request) {
        return end.run(NllCall.of(request), parameters);
    }
}
