package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.kit.lab.LabId;

/** What the first calls would otherwise wait for: the federations' feeds, the token service's key, the FHIR server. */
public record FirstCalls(Issuers issuers, NllServer server, AccessTokens tokens) {

    public void anticipate() {
        issuers.find(LabId.DEFAULT, "urn:saker-atkomst-sandbox:TEST:warm-up");
        tokens.warmUp(LabId.DEFAULT);
        FhirContext context = server.get().getFhirContext();
        context.newJsonParser()
                .encodeResourceToString(new Bundle()
                        .addEntry(new Bundle.BundleEntryComponent().setResource(new Patient()))
                        .addEntry(new Bundle.BundleEntryComponent().setResource(new MedicationRequest()))
                        .addEntry(new Bundle.BundleEntryComponent().setResource(new OperationOutcome()))
                        .addEntry(new Bundle.BundleEntryComponent().setResource(new Parameters())));
    }
}
