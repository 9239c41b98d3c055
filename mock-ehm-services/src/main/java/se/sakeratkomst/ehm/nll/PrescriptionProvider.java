package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Prescription;
import se.sakeratkomst.saml.Finding;

/** MedicationRequest: read, and search by patient. */
public final class PrescriptionProvider implements IResourceProvider {

    private static final String SEARCH = "searching prescriptions";

    private final NllRegister register;

    PrescriptionProvider(NllRegister register) {
        this.register = register;
    }

    @Override
    public Class<MedicationRequest> getResourceType() {
        return MedicationRequest.class;
    }

    /** Reads a prescription of the patient that x-patientref names. */
    @Read
    public MedicationRequest read(@IdParam IdType id, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        Prescription prescription = register.prescription(call.lab(), id.getIdPart())
                .orElseThrow(() -> RefusalException.of(
                        404,
                        "not-found",
                        Finding.error(
                                "EHM-064",
                                "reading MedicationRequest/" + id.getIdPart(),
                                "no such prescription in lab " + call.lab(),
                                "the id of a prescription of this lab",
                                "Search with MedicationRequest?patient=… and use an id of the answer.")));
        samePatient(call, prescription.patientId(), "reading MedicationRequest/" + id.getIdPart());
        MedicationRequest resource = PrescriptionResource.of(prescription);
        call.handsOut(names(List.of(resource)));
        return resource;
    }

    /** Searches the prescriptions of one patient, newest first; none gives an empty searchset. */
    @Search
    public List<MedicationRequest> search(
            @OptionalParam(name = MedicationRequest.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = MedicationRequest.SP_SUBJECT) @Nullable ReferenceParam subject,
            @OptionalParam(name = MedicationRequest.SP_STATUS) @Nullable TokenOrListParam status,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        ReferenceParam stated = patient == null ? subject : patient;
        if (stated == null || stated.getIdPart() == null) {
            throw RefusalException.of(
                    400,
                    "required",
                    Finding.error(
                            "EHM-057",
                            SEARCH,
                            "no parameter patient",
                            "the logical id of one patient",
                            "Search with MedicationRequest?patient=<id of the Patient>."));
        }
        samePatient(call, stated.getIdPart(), SEARCH);
        Set<String> statuses = status == null
                ? Set.of()
                : status.getValuesAsQueryTokens().stream()
                        .map(token -> token.getValue())
                        .collect(Collectors.toSet());
        List<MedicationRequest> found = register.prescriptionsOf(call.lab(), stated.getIdPart()).stream()
                .filter(row -> statuses.isEmpty() || statuses.contains(row.status()))
                .map(PrescriptionResource::of)
                .toList();
        call.handsOut(names(found));
        return found;
    }

    private static List<String> names(List<MedicationRequest> prescriptions) {
        return prescriptions.stream()
                .map(each -> each.getMedicationCodeableConcept().getText())
                .toList();
    }

    private static void samePatient(NllCall call, String patientId, String attempt) {
        call.patient().filter(named -> !named.equals(patientId)).ifPresent(named -> {
            throw RefusalException.of(
                    400,
                    "value",
                    Finding.error(
                            "EHM-055",
                            attempt,
                            "x-patientref " + named + ", but the call concerns patient " + patientId,
                            "the same patient in both",
                            "Send the logical id of the patient that the call concerns."));
        });
    }
}
