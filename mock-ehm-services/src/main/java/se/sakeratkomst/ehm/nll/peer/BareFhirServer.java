package se.sakeratkomst.ehm.nll.peer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.HashMapResourceProvider;
import org.hl7.fhir.r4.model.MedicationRequest;

/** HAPI's plain server with HAPI's own provider, which keeps prescriptions in memory: no rules, no store, no journal. */
final class BareFhirServer extends RestfulServer {

    private static final long serialVersionUID = 1L;

    @Override
    protected void initialize() {
        FhirContext fhir = FhirContext.forR4();
        setFhirContext(fhir);
        setServerName("TEST bare HAPI server");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        registerProvider(new HashMapResourceProvider<>(fhir, MedicationRequest.class));
    }
}
