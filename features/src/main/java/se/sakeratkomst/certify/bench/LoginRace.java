package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import se.sakeratkomst.certify.Mishap;

/**
 * Ways to log in, measured with the same browsers in the same run: each is warmed up, then all take turns for some rounds, and the median
 * counts. Requests are signed before a round, so that what is measured is the identity providers' work and not ours.
 */
final class LoginRace {
    private static final int SPARE = 50;

    private final BenchSp sp;
    private final SSLSocketFactory trust;
    private final int users;

    LoginRace(BenchSp sp, SSLSocketFactory trust, int users) {
        this.sp = sp;
        this.trust = trust;
        this.users = users;
    }

    /** Logins a second by name, the median of the rounds. */
    Map<String, Double> run(
            List<ScriptedLogin> ways, Duration warmUp, Duration round, int rounds, Consumer<String> told) {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        Map<String, List<LeanBrowser>> browsers = new LinkedHashMap<>();
        Map<String, Double> expected = new LinkedHashMap<>();
        for (ScriptedLogin way : ways) {
            List<LeanBrowser> own = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                LeanBrowser browser = new LeanBrowser(trust);
                try {
                    way.prepare(user, browser, way.request(sp));
                } catch (IOException e) {
                    throw failed(way, e);
                }
                own.add(browser);
            }
            browsers.put(way.name(), own);
            measured.put(way.name(), new ArrayList<>());
            double first = once(way, own, warmUp, 0);
            expected.put(way.name(), first * 1.3);
            told.accept("warmed up: %s".formatted(way.name()));
        }
        for (int i = 1; i <= rounds; i++) {
            for (ScriptedLogin way : ways) {
                double rate = once(way, browsers.get(way.name()), round, expected.get(way.name()));
                expected.merge(way.name(), rate, Math::max);
                measured.get(way.name()).add(rate);
                told.accept("round %d, %s: %.1f logins/s".formatted(i, way.name(), rate));
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        measured.forEach((name, rates) ->
                medians.put(name, rates.stream().sorted().toList().get(rates.size() / 2)));
        return medians;
    }

    private double once(ScriptedLogin way, List<LeanBrowser> browsers, Duration duration, double expected) {
        Queue<URI> requests = new ConcurrentLinkedQueue<>();
        int wanted = (int) (expected * duration.toMillis() / 1000.0 * 1.2) + SPARE;
        for (int i = 0; i < wanted; i++) {
            requests.add(way.request(sp));
        }
        ExecutorService people = Executors.newFixedThreadPool(users);
        try {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Future<Integer>> results = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                int number = user;
                results.add(people.submit(() -> {
                    int done = 0;
                    while (System.nanoTime() < end) {
                        LeanBrowser browser = way.forgets() ? new LeanBrowser(trust) : browsers.get(number);
                        URI request = requests.poll();
                        way.logIn(number, browser, request == null ? way.request(sp) : request);
                        done++;
                    }
                    return done;
                }));
            }
            int all = 0;
            for (Future<Integer> result : results) {
                all += result.get();
            }
            return all / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Mishap mishap ? mishap : failed(way, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(way, e);
        } finally {
            people.shutdownNow();
        }
    }

    private static Mishap failed(ScriptedLogin way, Throwable cause) {
        return Mishap.of(
                        "log in for the measurement of " + way.name(),
                        Mishap.words(cause),
                        "an answer",
                        "look at the identity provider's log")
                .because(cause);
    }
}
