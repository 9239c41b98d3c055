package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import se.sakeratkomst.certify.sp.ToolSp;

/**
 * Ways to log in, measured with the same browsers in the same run: each is warmed up, then all take turns for some rounds, and the median
 * counts. Requests are signed before a round, so that what is measured is the identity providers' work and not ours.
 */
final class LoginRace {
    private static final int SPARE = 50;

    private final ToolSp sp;
    private final SSLSocketFactory trust;
    private final int users;

    LoginRace(ToolSp sp, SSLSocketFactory trust, int users) {
        this.sp = sp;
        this.trust = trust;
        this.users = users;
    }

    /**
     * What a round showed.
     *
     * @param perSecond logins a second
     * @param cpu milliseconds of processor time for each login, by program
     */
    record Pace(double perSecond, Map<String, Double> cpu) {}

    /** The round of the median rate, by name of the way to log in. */
    Map<String, Pace> run(
            List<ScriptedLogin> ways, Duration warmUp, Duration round, int rounds, Consumer<String> told) {
        List<Entrant> entrants = new ArrayList<>();
        for (ScriptedLogin way : ways) {
            Entrant entrant = new Entrant(way, browsers(way), new ArrayList<>());
            entrant.paces().add(once(entrant, warmUp, 0));
            entrants.add(entrant);
            told.accept("warmed up: " + way.name());
        }
        for (int i = 1; i <= rounds; i++) {
            for (Entrant entrant : entrants) {
                Pace pace = once(entrant, round, entrant.best() * 1.5);
                entrant.paces().add(pace);
                told.accept(String.format(
                        Locale.ROOT,
                        "round %d, %s: %.1f logins/s; processor ms a login: %s",
                        i,
                        entrant.way().name(),
                        pace.perSecond(),
                        CpuTimes.told(pace.cpu())));
            }
        }
        Map<String, Pace> medians = new LinkedHashMap<>();
        entrants.forEach(entrant -> medians.put(entrant.way().name(), entrant.median()));
        return medians;
    }

    /** One way to log in, its users' browsers, and what was measured: first the warming up. */
    private record Entrant(ScriptedLogin way, List<LeanBrowser> browsers, List<Pace> paces) {
        double best() {
            return paces.stream().mapToDouble(Pace::perSecond).max().orElse(0);
        }

        Pace median() {
            List<Pace> counted = paces.stream()
                    .skip(1)
                    .sorted(Comparator.comparingDouble(Pace::perSecond))
                    .toList();
            return counted.get(counted.size() / 2);
        }
    }

    private List<LeanBrowser> browsers(ScriptedLogin way) {
        List<LeanBrowser> browsers = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            LeanBrowser browser = new LeanBrowser(trust);
            try {
                way.prepare(user, browser, way.request(sp));
            } catch (IOException e) {
                throw failed(way, e);
            }
            browsers.add(browser);
        }
        return browsers;
    }

    private Pace once(Entrant entrant, Duration duration, double expected) {
        ScriptedLogin way = entrant.way();
        Queue<URI> requests = new ConcurrentLinkedQueue<>();
        int wanted = (int) (expected * duration.toMillis() / 1000.0 * 1.2) + SPARE;
        for (int i = 0; i < wanted; i++) {
            requests.add(way.request(sp));
        }
        ExecutorService people = Executors.newFixedThreadPool(users);
        try {
            CpuTimes before = CpuTimes.now();
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Future<Integer>> results = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                int number = user;
                results.add(people.submit(() -> {
                    int done = 0;
                    while (System.nanoTime() < end) {
                        LeanBrowser browser = way.forgets()
                                ? new LeanBrowser(trust)
                                : entrant.browsers().get(number);
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
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Pace(all / seconds, CpuTimes.now().since(before, all));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Mishap mishap ? mishap : failed(way, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(way, e);
        } finally {
            people.shutdownNow();
        }
    }

    private static Mishap failed(ScriptedLogin way, Exception cause) {
        return Mishap.of(
                        "log in for the measurement of " + way.name(),
                        Mishap.words(cause),
                        "an answer",
                        "look at the identity provider's log")
                .because(cause);
    }
}
