package se.sakeratkomst.ehm.nll.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.IQuery;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import java.util.Map;
import org.apache.http.impl.client.HttpClients;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;

/** An ordinary FHIR client understands what is answered and what is refused. */
@ExtendWith(RunsEhm.class)
class FhirClientTest {

    private static IGenericClient client(EhmUnderTest ehm, Vendor vendor) {
        FhirContext context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        context.getRestfulClientFactory()
                .setHttpClient(HttpClients.custom()
                        .setSSLContext(ehm.tls(vendor.certificate()))
                        .build());
        return context.newRestfulGenericClient(ehm.base(vendor.lab()) + "/fhir-server/fhir");
    }

    private static IQuery<Bundle> with(Map<String, String> headers, IQuery<Bundle> query) {
        IQuery<Bundle> result = query;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            result = result.withAdditionalHeader(header.getKey(), header.getValue());
        }
        return result;
    }

    @Test
    void aFhirClientFindsThePatientAndThePrescriptions(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        IGenericClient client = client(ehm, vendor);
        Map<String, String> headers = Vendor.headers(vendor.accessToken());
        Bundle patients = with(
                        headers,
                        client.search()
                                .forResource(Patient.class)
                                .where(Patient.IDENTIFIER.exactly().systemAndCode(NllUris.PERSONNUMMER, Vendor.TORE))
                                .returnBundle(Bundle.class))
                .execute();
        String id = patients.getEntryFirstRep().getResource().getIdElement().getIdPart();
        headers.put("x-patientref", "Patient/" + id);
        Bundle prescriptions = with(
                        headers,
                        client.search()
                                .forResource(MedicationRequest.class)
                                .where(MedicationRequest.PATIENT.hasId(id))
                                .and(MedicationRequest.STATUS.exactly().code("active"))
                                .returnBundle(Bundle.class))
                .execute();
        assertThat(prescriptions.getEntry()).hasSize(2);
    }

    @Test
    void aFhirClientReadsTheOperationOutcomeOfARefusal(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        AuthenticationException refused = catchThrowableOfType(
                AuthenticationException.class,
                () -> client(ehm, vendor)
                        .search()
                        .forResource(MedicationRequest.class)
                        .returnBundle(Bundle.class)
                        .execute());
        assertThat(refused.getOperationOutcome()).isInstanceOfSatisfying(OperationOutcome.class, outcome -> {
            assertThat(outcome.getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.LOGIN);
            assertThat(outcome.getIssueFirstRep()
                            .getDetails()
                            .getCodingFirstRep()
                            .getCode())
                    .isEqualTo("EHM-050");
        });
    }
}
