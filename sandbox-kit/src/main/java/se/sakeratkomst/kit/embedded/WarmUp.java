package se.sakeratkomst.kit.embedded;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Makes ready in the background, a little after the start, what the first calls would otherwise wait for. The service is ready without
 * it.
 */
public final class WarmUp implements SmartLifecycle {

    private final String name;
    private final Duration after;
    private final Runnable work;
    private volatile boolean running;

    /** @param after how long after the start, when that of the other services is over */
    public WarmUp(String name, Duration after, Runnable work) {
        this.name = name;
        this.after = after;
        this.work = work;
    }

    @Override
    public void start() {
        running = true;
        Thread worker = new Thread(this::warmUp, name);
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
            work.run();
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
