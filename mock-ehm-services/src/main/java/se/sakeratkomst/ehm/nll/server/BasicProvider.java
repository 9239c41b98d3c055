package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.reading.ListInfo;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.writing.Answers;
import se.sakeratkomst.ehm.nll.writing.LockWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Versions;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.saml.Finding;

/**
 * Basic: locks (create, lift, read, search) and information about the list (read, search).
 *
 * @see "nll-fhir.md 1.8, 3.1"
 */
public final class BasicProvider implements IResourceProvider {

    private static final String TYPE = LockWriting.TYPE;
    private static final String PRESCRIBER = "forskrivare";

    private final Holdings holdings;
    private final NllRegister register;
    private final Writes writes;
    private final LockWriting locks;

    public BasicProvider(Holdings holdings, NllRegister register, Writes writes, LockWriting locks) {
        this.holdings = holdings;
        this.register = register;
        this.writes = writes;
        this.locks = locks;
    }

    @Override
    public Class<Basic> getResourceType() {
        return Basic.class;
    }

    /** Reads a lock or information about the list of the patient that x-patientref names. */
    @Read(version = true)
    public Basic read(@IdParam IdType id, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        Basic found;
        if (ListInfo.isOne(id.getIdPart())) {
            String patient = ListInfo.patientOf(id.getIdPart());
            Holdings.concerns(call, patient, "reading Basic/" + id.getIdPart());
            found = info(call, patient);
        } else {
            found = holdings.one(call, Basic.class, id);
        }
        call.found(1);
        return found;
    }

    /** All versions of a lock, newest first. */
    @History
    public List<Basic> history(@IdParam IdType id, HttpServletRequest request) {
        return holdings.versions(NllCall.of(request), Basic.class, id);
    }

    /** Searches by code: datalock or medlistinfo. */
    @Search
    public List<Basic> search(
            @RequiredParam(name = Basic.SP_CODE) TokenParam code,
            @OptionalParam(name = Basic.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = Basic.SP_SUBJECT) @Nullable ReferenceParam subject,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        List<Basic> stored = holdings.search(call, Basic.class, patient, subject, null, row -> true);
        List<Basic> found = switch (String.valueOf(code.getValue())) {
            case LockView.CODE -> stored;
            case ListInfo.CODE -> List.of(info(call, call.patient().orElse("")));
            default ->
                throw RefusalException.of(
                        400,
                        "value",
                        Finding.error(
                                "EHM-064",
                                "searching Basic",
                                "code '" + code.getValue() + "'",
                                LockView.CODE + " or " + ListInfo.CODE,
                                "Search with Basic?code=" + ListInfo.CODE + "&patient=…"));
        };
        call.found(found.size());
        return found;
    }

    private Basic info(NllCall call, String patientId) {
        Patient patient = register.patient(call.lab(), patientId)
                .orElseThrow(() -> new IllegalStateException("The gate has found the patient before"));
        return ListInfo.of(
                patient,
                holdings.read(call, Basic.class, holdings.rows(call, TYPE, patientId)),
                holdings.read(call, MedicationRequest.class, holdings.rows(call, PrescriptionWriting.TYPE, patientId)),
                register.today(call.lab()),
                call.user().map(user -> user.roles().contains(PRESCRIBER)).orElse(false));
    }

    /** Creates a lock. */
    @Create
    public MethodOutcome create(@ResourceParam Basic resource, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        new LockView(resource).patientId().ifPresent(patient -> Holdings.concerns(call, patient, "creating a lock"));
        return writes.run(
                call,
                call.patient().orElse(null),
                new TreeSet<>(),
                true,
                session -> Answers.of(
                        session.read(Basic.class, locks.create(session, resource, TYPE)), session.warnings(), true));
    }

    /** Lifts a lock. */
    @Update
    public MethodOutcome replace(@IdParam IdType id, @ResourceParam Basic resource, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        return writes.run(
                call,
                call.patient().orElse(null),
                new TreeSet<>(),
                true,
                session -> Answers.of(
                        session.read(
                                Basic.class,
                                locks.replace(
                                        session, id.getIdPart(), Versions.stated(id, resource, TYPE), resource, TYPE)),
                        session.warnings(),
                        false));
    }
}
