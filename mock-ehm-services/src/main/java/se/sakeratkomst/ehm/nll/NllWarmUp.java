package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.context.SmartLifecycle;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Makes ready in the background, a little after start, what the first calls would otherwise wait for: the federations' feeds, the
 * token service's key, the FHIR server. The service is ready without it.
 */
public final class NllWarmUp implements SmartLifecycle {

    private final Issuers issuers;
    private final NllServer server;
    private final AccessTokens tokens;
    private final Duration after;
    private volatile boolean running;

    NllWarmUp(Issuers issuers, NllServer server, AccessTokens tokens, Duration after) {
        this.issuers = issuers;
        this.server = server;
        this.tokens = tokens;
        this.after = after;
    }

    @Override
    public void start() {
        running = true;
        Thread worker = new Thread(this::warmUp, "nll-warm-up");
        worker.setDaemon(true);
        worker.setPriority(Thread.MIN_PRIORITY);
        worker.start();
    }

    private void warmUp() {
        try {
            Thread.sleep(after.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (running) {
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

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
