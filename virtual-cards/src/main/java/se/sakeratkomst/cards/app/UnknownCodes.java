package se.sakeratkomst.cards.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Counts the unknown codes that came from an address. After too many the address is told nothing for a while, right or wrong. */
final class UnknownCodes {

    /** Unknown codes from one address that are answered within {@link #WHILE}. */
    static final int MOST = 20;

    static final Duration WHILE = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 10_000;

    private record Caller(LabId lab, String address) {}

    private record Count(Instant begun, int codes) {
        boolean over(Instant now) {
            return !begun.plus(WHILE).isAfter(now);
        }
    }

    private final Clock wall;
    private final Map<Caller, Count> counts = new HashMap<>();

    UnknownCodes(Clock wall) {
        this.wall = wall;
    }

    /** Lets a caller ask, or answers 429. */
    synchronized void require(LabId lab, String address) {
        Count count = counts.get(new Caller(lab, address));
        if (count != null && !count.over(wall.instant()) && count.codes() >= MOST) {
            throw new ProblemException(Problem.of(
                    429,
                    "Too many unknown codes",
                    "Find an order of the card app by its code",
                    "more than " + MOST + " unknown codes from this address",
                    "the code that the login page shows",
                    "Wait a minute, then type the code from the login page."));
        }
    }

    synchronized void unknown(LabId lab, String address) {
        Instant now = wall.instant();
        if (counts.size() >= MOST_ADDRESSES) {
            counts.values().removeIf(count -> count.over(now));
        }
        if (counts.size() >= MOST_ADDRESSES) {
            counts.clear();
        }
        counts.merge(
                new Caller(lab, address),
                new Count(now, 1),
                (before, one) -> before.over(now) ? one : new Count(before.begun(), before.codes() + 1));
    }
}
