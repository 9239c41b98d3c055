package se.sakeratkomst.kit.tls;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Applies for the server certificate in the background until the card service gives one; not ready before. */
public final class TlsEnrolment implements SmartLifecycle, HealthIndicator {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ServerIdentity identity;
    private volatile boolean running;

    public TlsEnrolment(ServerIdentity identity) {
        this.identity = identity;
    }

    @Override
    public void start() {
        running = true;
        if (identity.ready()) {
            return;
        }
        Thread worker = new Thread(this::enrol, "tls-enrolment");
        worker.setDaemon(true);
        worker.start();
    }

    private void enrol() {
        try {
            while (running && !identity.enrol()) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    @Override
    public Health health() {
        return identity.ready()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("observed", "no server certificate yet")
                        .withDetail("expected", "one from the card service (sandbox.peers.cards.control)")
                        .build();
    }
}
