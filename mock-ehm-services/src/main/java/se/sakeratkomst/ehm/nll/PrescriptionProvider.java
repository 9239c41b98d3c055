package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** MedicationRequest: a version or the latest, all versions, and search by patient. */
public final class PrescriptionProvider implements IResourceProvider {

    private final Holdings holdings;

    PrescriptionProvider(Holdings holdings) {
        this.holdings = holdings;
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
        Set<String> statuses = Holdings.values(status);
        List<MedicationRequest> found = holdings.read(
                MedicationRequest.class,
                holdings.ofPatient(call, "MedicationRequest", patient, subject).stream()
                        .filter(row -> statuses.isEmpty() || statuses.contains(String.valueOf(row.status())))
                        .filter(row -> chain == null || chain.getValue().equals(row.chainId()))
                        .toList());
        call.handsOut(names(found));
        return found;
    }

    private static List<String> names(List<MedicationRequest> prescriptions) {
        return prescriptions.stream()
                .map(each -> each.getMedicationCodeableConcept().getText())
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
