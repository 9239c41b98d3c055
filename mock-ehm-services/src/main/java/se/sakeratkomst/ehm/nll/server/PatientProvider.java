package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.PatientResource;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.kit.people.TestPersonnummer;
import se.sakeratkomst.saml.Finding;

/** Patient: read by logical id, search by personnummer (TA 05). */
public final class PatientProvider implements IResourceProvider {

    private static final String ATTEMPT = "searching a patient by identifier";

    private final NllRegister register;
    private final TestPersonnummer numbers;
    private final BiConsumer<NllCall, se.sakeratkomst.ehm.register.Patient> mayKnow;

    /** @param mayKnow refuses a call of somebody who may have nothing of that patient's */
    public PatientProvider(
            NllRegister register,
            TestPersonnummer numbers,
            BiConsumer<NllCall, se.sakeratkomst.ehm.register.Patient> mayKnow) {
        this.register = register;
        this.numbers = numbers;
        this.mayKnow = mayKnow;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    /** Reads. */
    @Read
    public Patient read(@IdParam IdType id, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        Patient patient = register.patient(call.lab(), id.getIdPart())
                .map(found -> concerned(call, found))
                .map(PatientResource::of)
                .orElseThrow(() -> RefusalException.of(
                        404,
                        "not-found",
                        Finding.error(
                                "EHM-057",
                                "reading Patient/" + id.getIdPart(),
                                "no such patient in lab " + call.lab(),
                                "the logical id of a test patient of this lab",
                                "Search with Patient?identifier=" + NllUris.PERSONNUMMER
                                        + "|… and use the id of the answer; ids differ between labs.")));
        call.found(1);
        return patient;
    }

    /** Searches; an unknown patient gives an empty searchset. */
    @Search
    public List<Patient> search(
            @RequiredParam(name = Patient.SP_IDENTIFIER) TokenParam identifier, HttpServletRequest request) {
        if (!NllUris.PERSONNUMMER.equals(identifier.getSystem())) {
            throw refused(
                    400,
                    "value",
                    identifier.getSystem() == null || identifier.getSystem().isEmpty()
                            ? "an identifier without system"
                            : "the system '" + identifier.getSystem() + "'",
                    "the system " + NllUris.PERSONNUMMER,
                    "Search with identifier=" + NllUris.PERSONNUMMER + "|<12 digits>, the bar percent-encoded as %7C.");
        }
        String personnummer = String.valueOf(identifier.getValue());
        numbers.objection(personnummer).ifPresent(objection -> {
            throw refused(
                    422,
                    "value",
                    "a personnummer that is " + objection,
                    "12 digits of Skatteverket's test series with a right check digit",
                    "Use a test person; never send a real personnummer to the sandbox.");
        });
        NllCall call = NllCall.of(request);
        List<Patient> found = register.patientByPersonnummer(call.lab(), personnummer).stream()
                .map(each -> concerned(call, each))
                .map(PatientResource::of)
                .toList();
        call.found(found.size());
        return found;
    }

    /** Who may not know of the patient is refused; who is looked up is told in the patient's log, as what is read is. */
    private se.sakeratkomst.ehm.register.Patient concerned(NllCall call, se.sakeratkomst.ehm.register.Patient found) {
        mayKnow.accept(call, found);
        call.concerns(found.id());
        return found;
    }

    private static RefusalException refused(int status, String issue, String observed, String expected, String remedy) {
        return RefusalException.of(status, issue, Finding.error("EHM-058", ATTEMPT, observed, expected, remedy));
    }
}
