package se.sakeratkomst.certify.steps;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.Control;

/**
 * The good logins on both sides of a negative case. The control after one case is the control before the next, as long as
 * nothing was done to the vendor system in between and it is fresh.
 */
final class Fence {
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Witness witness;
    private @Nullable Standing standing;

    private record Standing(String federation, CardHolder person, String caseId, Instant at) {}

    Fence(Witness witness) {
        this.witness = witness;
    }

    /** The person can log in now; a control that still stands is taken for it. */
    void before(CaseFile file, String federation, CardHolder person) {
        Standing last = standing;
        if (last != null
                && last.federation().equals(federation)
                && last.person().equals(person)
                && Duration.between(last.at(), Instant.now()).compareTo(FRESH) < 0) {
            file.control(new Control(
                    "before", federation, true, "the control after " + last.caseId() + " still stands", last.caseId()));
            standing = null;
            return;
        }
        control("before", file, federation, person);
        standing = null;
    }

    /** The person can log in afterwards. */
    void after(CaseFile file, String federation, CardHolder person) {
        standing = null;
        control("after", file, federation, person);
        standing = new Standing(federation, person, file.heading().id(), Instant.now());
    }

    /** Something was done to the vendor system: a control that stood does not stand any more. */
    void broken() {
        standing = null;
    }

    private void control(String when, CaseFile file, String federation, CardHolder person) {
        Attempt attempt = witness.control(file, federation, person);
        boolean good = attempt.seen().who() == Seen.Who.SIGNED_PERSON;
        file.control(new Control(when, federation, good, attempt.account(), ""));
        if (!good) {
            throw new CaseClosed("the control login failed");
        }
    }
}
