package se.sakeratkomst.ehm.nll.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Map;
import java.util.UUID;
import org.apache.http.impl.client.HttpClients;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;

/** HAPI's own client, which knows FHIR and nothing of the national medication list, lives the life of a prescription. */
@ExtendWith(RunsEhm.class)
class LifeByFhirClientTest {

    private static final FhirContext R4 = FhirContext.forR4();

    /** The headers of the list on every call; a request id of its own for each. */
    private record Headers(Map<String, String> constant) implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            constant.forEach((name, value) -> {
                if (!name.equalsIgnoreCase("x-request-id") && !name.equalsIgnoreCase("Content-Type")) {
                    request.addHeader(name, value);
                }
            });
            request.addHeader("x-request-id", UUID.randomUUID().toString());
        }

        @Override
        public void interceptResponse(IHttpResponse response) {
            // answers are read by the client
        }
    }

    private static IGenericClient hapi(EhmUnderTest ehm, NllClient user) {
        Vendor vendor = user.vendor();
        FhirContext context = FhirContext.forR4();
        context.getParserOptions().setStripVersionsFromReferences(false);
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        context.getRestfulClientFactory()
                .setHttpClient(HttpClients.custom()
                        .setSSLContext(ehm.tls(vendor.certificate()))
                        .build());
        IGenericClient client = context.newRestfulGenericClient(ehm.base(vendor.lab()) + "/fhir-server/fhir");
        client.registerInterceptor(new Headers(user.headers()));
        return client;
    }

    private static MedicationRequest created(IGenericClient physician, NllClient anna, int dispenses) {
        MethodOutcome made = physician
                .create()
                .resource(R4.newJsonParser().parseResource(MedicationRequest.class, anna.prescription(dispenses)))
                .execute();
        return (MedicationRequest) made.getResource();
    }

    private static MedicationDispense dispense(NllClient farid, MedicationRequest of, int row) {
        return R4.newJsonParser()
                .parseResource(
                        MedicationDispense.class,
                        farid.dispense(of.getIdElement().toUnqualified().getValue(), row));
    }

    private static MedicationRequest read(IGenericClient client, MedicationRequest which) {
        return client.read()
                .resource(MedicationRequest.class)
                .withId(which.getIdElement().getIdPart())
                .execute();
    }

    private static Parameters end(MedicationRequest which, String activity) {
        Parameters parameters = new Parameters();
        Parameters.ParametersParameterComponent entry =
                parameters.addParameter().setName("entry");
        entry.addPart()
                .setName("resource")
                .setValue(new Reference(
                        which.getIdElement().toUnqualifiedVersionless().getValue()));
        entry.addPart().setName("activity").setValue(new CodeableConcept(new Coding().setCode(activity)));
        entry.addPart().setName("reason").setValue(new CodeableConcept().setText("Behandlingen är klar"));
        return parameters;
    }

    @Test
    void prescribeVerifyDispenseTakeBackCorrectEndAndRestore(EhmUnderTest ehm) {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        NllClient farid = anna.pharmacist();
        IGenericClient physician = hapi(ehm, anna);
        IGenericClient pharmacist = hapi(ehm, farid);

        MedicationRequest first = created(physician, anna, 2);
        assertThat(first.getIdElement().getVersionIdPart()).isEqualTo("1");
        assertThat(first.getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.ACTIVE);

        MedicationRequest changed = first.copy();
        changed.getDosageInstructionFirstRep().setText("1 tablett dagligen");
        MedicationRequest second = (MedicationRequest)
                physician.update().resource(changed).execute().getResource();
        assertThat(second.getIdElement().getVersionIdPart()).isEqualTo("2");
        PreconditionFailedException stale = catchThrowableOfType(
                PreconditionFailedException.class,
                () -> physician.update().resource(changed).execute());
        assertThat(stale.getOperationOutcome()).isInstanceOf(OperationOutcome.class);

        Parameters verification = new Parameters();
        verification.addParameter().setName("resource").setResource(dispense(farid, second, 1));
        pharmacist
                .operation()
                .onType(MedicationDispense.class)
                .named("$verify")
                .withParameters(verification)
                .execute();
        assertThat(dispenses(pharmacist, farid, first)).isEmpty();

        MedicationDispense one = (MedicationDispense) pharmacist
                .create()
                .resource(dispense(farid, second, 1))
                .execute()
                .getResource();
        assertThat(one.getStatus()).isEqualTo(MedicationDispense.MedicationDispenseStatus.COMPLETED);
        MedicationDispense two = (MedicationDispense) pharmacist
                .create()
                .resource(dispense(farid, read(pharmacist, first), 2))
                .execute()
                .getResource();
        MedicationRequest empty = read(pharmacist, first);
        assertThat(empty.getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.COMPLETED);
        BaseServerResponseException none = catchThrowableOfType(
                UnprocessableEntityException.class,
                () -> pharmacist.create().resource(dispense(farid, empty, 3)).execute());
        assertThat(none.getOperationOutcome()).isInstanceOf(OperationOutcome.class);
        assertThat(dispenses(pharmacist, farid, first)).hasSize(2);

        two.setStatus(MedicationDispense.MedicationDispenseStatus.ENTEREDINERROR);
        pharmacist.update().resource(two).execute();
        assertThat(read(pharmacist, first).getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.ACTIVE);

        physician
                .operation()
                .onType(MedicationRequest.class)
                .named("$end")
                .withParameters(end(first, "AVSLUTA"))
                .execute();
        assertThat(read(physician, first).getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.STOPPED);

        MedicationRequest other = created(physician, anna, 1);
        physician
                .operation()
                .onType(MedicationRequest.class)
                .named("$end")
                .withParameters(end(other, "MAKULERA"))
                .execute();
        Parameters back = new Parameters();
        back.addParameter()
                .setName("entry")
                .addPart()
                .setName("resource")
                .setValue(new Reference(
                        other.getIdElement().toUnqualifiedVersionless().getValue() + "/_history/1"));
        physician.operation().onServer().named("$restore").withParameters(back).execute();
        Bundle history = physician
                .history()
                .onInstance(other.getIdElement().toUnqualifiedVersionless())
                .returnBundle(Bundle.class)
                .execute();
        assertThat(history.getEntry())
                .extracting(entry -> ((MedicationRequest) entry.getResource()).getStatus())
                .containsExactly(
                        MedicationRequest.MedicationRequestStatus.ACTIVE,
                        MedicationRequest.MedicationRequestStatus.CANCELLED,
                        MedicationRequest.MedicationRequestStatus.ACTIVE);
        Bundle told = physician
                .search()
                .forResource(Provenance.class)
                .where(Provenance.TARGET.hasId(
                        first.getIdElement().toUnqualifiedVersionless().getValue()))
                .and(Provenance.PATIENT.hasId(anna.patient()))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(told.getEntry()).hasSizeGreaterThanOrEqualTo(3);
    }

    private static Iterable<Bundle.BundleEntryComponent> dispenses(
            IGenericClient client, NllClient farid, MedicationRequest of) {
        return client.search()
                .forResource(MedicationDispense.class)
                .where(MedicationDispense.PATIENT.hasId(farid.patient()))
                .and(MedicationDispense.PRESCRIPTION.hasId(
                        of.getIdElement().toUnqualifiedVersionless().getValue()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }
}
