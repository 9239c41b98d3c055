package se.sakeratkomst.cards.card;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How many tries each token's PIN has left. The database never knows of more tries than there are: a try is taken there, and committed,
 * before the PIN is tried. A try given back by the right PIN is written when the token has been at rest for a moment, so that signature
 * upon signature with the right PIN costs no commit. A crash in between costs the holder one try until the next right PIN, and never gives
 * one away.
 */
final class PinCounters implements AutoCloseable {

    private static final Duration REST = Duration.ofMillis(250);

    private static final class Counter {
        private int left;
        private int stored;
        private boolean trying;
        private boolean watched;
        private long lastUse;
    }

    private final TokenRows rows;
    private final int tries;
    private final Map<Long, Counter> counters = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "pin-counters");
        thread.setDaemon(true);
        return thread;
    });

    /** @param tries of a token whose last PIN was right */
    PinCounters(TokenRows rows, int tries) {
        this.rows = rows;
        this.tries = tries;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Takes a try; false when there is none. */
    boolean take(long row) {
        Counter counter = counter(row);
        synchronized (counter) {
            if (counter.left == 0) {
                return false;
            }
            if (counter.stored >= counter.left) {
                store(row, counter, counter.left - 1);
            }
            counter.left--;
            counter.trying = true;
            return true;
        }
    }

    /** The PIN was right: all tries are there again. */
    void right(long row) {
        settle(row, tries);
    }

    /** The PIN was wrong; the tries left. */
    int wrong(long row) {
        Counter counter = counter(row);
        synchronized (counter) {
            counter.trying = false;
            return counter.left;
        }
    }

    /** The PIN could not be tried: that try is there again. */
    void unjudged(long row) {
        Counter counter = counter(row);
        synchronized (counter) {
            settle(row, Math.min(tries, counter.left + 1));
        }
    }

    int left(long row) {
        Counter counter = counter(row);
        synchronized (counter) {
            return counter.left;
        }
    }

    /** Changes the row in the database and forgets what was known of it. */
    void change(long row, Runnable write) {
        Counter counter = counter(row);
        synchronized (counter) {
            write.run();
            counters.remove(row);
        }
    }

    private void settle(long row, int left) {
        Counter counter = counter(row);
        synchronized (counter) {
            counter.left = left;
            counter.trying = false;
            counter.lastUse = System.nanoTime();
            if (!counter.watched && counter.stored < counter.left) {
                counter.watched = true;
                writeAtRest(row, counter);
            }
        }
    }

    private void writeAtRest(long row, Counter counter) {
        if (!worker.isShutdown()) {
            Future<?> unused =
                    worker.schedule(() -> writeIfAtRest(row, counter), REST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void writeIfAtRest(long row, Counter counter) {
        synchronized (counter) {
            if (counter.trying || System.nanoTime() - counter.lastUse < REST.toNanos()) {
                writeAtRest(row, counter);
                return;
            }
            counter.watched = false;
            writeBack(row, counter);
        }
    }

    private void writeBack(long row, Counter counter) {
        if (counters.get(row) == counter && counter.stored < counter.left) {
            store(row, counter, counter.left);
        }
    }

    private void store(long row, Counter counter, int value) {
        rows.setTries(row, value);
        counter.stored = value;
    }

    private Counter counter(long row) {
        return counters.computeIfAbsent(row, key -> {
            Counter counter = new Counter();
            counter.left = rows.findById(key)
                    .orElseThrow(() -> new IllegalStateException("The row of a token is gone: " + key))
                    .triesLeft();
            counter.stored = counter.left;
            return counter;
        });
    }

    /** Writes what is not yet written. */
    @Override
    public void close() {
        worker.shutdown();
        counters.forEach((row, counter) -> {
            synchronized (counter) {
                writeBack(row, counter);
            }
        });
    }
}
