package se.sakeratkomst.certify.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.steps.Sources.Way;
import se.sakeratkomst.certify.verdict.CaseFile;

/**
 * Which kinds of right message the system takes, tried once a run. A deviating message of a kind that is refused even when nothing
 * deviates is refused for its kind, which proves nothing about the deviation.
 */
final class RightMessages {
    private final Deviations deviations;
    private final Map<Kind, Boolean> taken = new LinkedHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private record Kind(String federation, Way way) {}

    RightMessages(Deviations deviations) {
        this.deviations = deviations;
    }

    /** Whether a right message of this kind logs the person in. The federation's own kind is what the control logins try. */
    boolean taken(Witness witness, CaseFile file, String federation, CardHolder person, Way way) {
        if (way.usual()) {
            return true;
        }
        oneAtATime.lock();
        try {
            Kind kind = new Kind(federation, way);
            Boolean known = taken.get(kind);
            if (known == null) {
                known = logsIn(witness, file, federation, person, way);
                taken.put(kind, known);
            }
            return known;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean logsIn(Witness witness, CaseFile file, String federation, CardHolder person, Way way) {
        Optional<String> ticket = deviations.armRight(way, federation);
        return ticket.isPresent()
                && witness.logInWith(ticket.get(), file, federation, person)
                                .seen()
                                .who()
                        == Seen.Who.SIGNED_PERSON;
    }
}
