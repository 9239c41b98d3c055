package se.sakeratkomst.inera.soap;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Makes the SOAP engine in the background, a little after start, so that the first call need not wait for it. */
public final class SoapWarmUp implements SmartLifecycle {

    private final SoapEngine engine;
    private final Duration after;
    private volatile boolean running;

    public SoapWarmUp(SoapEngine engine, Duration after) {
        this.engine = engine;
        this.after = after;
    }

    @Override
    public void start() {
        running = true;
        Thread worker = new Thread(this::warmUp, "soap-warm-up");
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
            engine.ready();
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
