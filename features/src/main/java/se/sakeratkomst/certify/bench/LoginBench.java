package se.sakeratkomst.certify.bench;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.driver.Driver;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.certify.driver.UserChoice;

/** Counts scripted card logins: request checked, card signature, revocation asked, answer signed. */
public final class LoginBench {
    private final Driver driver;
    private final URI login;
    private final UserChoice.UseCard card;

    public LoginBench(Driver driver, URI login, UserChoice.UseCard card) {
        this.driver = driver;
        this.login = login;
        this.card = card;
    }

    /**
     * Logins a second.
     *
     * @param threads browsers at once
     */
    public double perSecond(int threads, Duration duration) {
        AtomicLong done = new AtomicLong();
        ExecutorService browsers = Executors.newFixedThreadPool(threads);
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        Failure failure = new Failure();
        for (int i = 0; i < threads; i++) {
            browsers.execute(() -> {
                try {
                    while (System.nanoTime() < end) {
                        logIn();
                        done.incrementAndGet();
                    }
                } catch (RuntimeException e) {
                    failure.first(e);
                }
            });
        }
        browsers.shutdown();
        try {
            if (!browsers.awaitTermination(duration.toSeconds() + 60, TimeUnit.SECONDS)) {
                browsers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failure.rethrow();
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    /** One login up to the SAML response, which is not delivered: the vendor's own work is not measured. */
    private void logIn() {
        Journey journey = driver.visit().goAndHold(login, card);
        if (journey.carried().isEmpty()) {
            throw Mishap.of(
                    "log in for the measurement",
                    journey.hops().isEmpty()
                            ? "nothing happened"
                            : journey.hops().get(journey.hops().size() - 1).line(),
                    "a SAML response",
                    "run ./sandbox certify first, which says what is wrong");
        }
    }

    private static final class Failure {
        private @Nullable RuntimeException first;

        synchronized void first(RuntimeException failure) {
            if (first == null) {
                first = failure;
            }
        }

        synchronized void rethrow() {
            RuntimeException failure = first;
            if (failure != null) {
                throw failure;
            }
        }
    }
}
