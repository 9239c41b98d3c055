package se.sakeratkomst.kit.embedded;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes ready in the background, a little after the start, what the first calls would otherwise wait for. The service is ready without
 * it.
 */
public final class WarmUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private final Duration after;
    private final Runnable work;
    private final ScheduledThreadPoolExecutor worker;

    /** @param after how long after the start, when that of the other services is over */
    public WarmUp(String name, Duration after, Runnable work) {
        this.after = after;
        this.work = work;
        this.worker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void start() {
        Future<?> unused = worker.schedule(this::warmUp, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever needs it first meets the same error and is told. */
    private void warmUp() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Could not make ready ahead of the first call: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        worker.shutdown();
    }

    @Override
    public boolean isRunning() {
        return !worker.isShutdown();
    }
}
