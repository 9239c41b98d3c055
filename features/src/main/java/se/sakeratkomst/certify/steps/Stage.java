package se.sakeratkomst.certify.steps;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.Check;

/** The scenario that is running now: its case file, and what its steps hand on to one another. */
public final class Stage {
    private final Suite suite;
    private final Witness witness;
    private final Fence fence;
    private final Deviations deviations;
    private final FeedFaults feed;
    private final RevocationFaults revocation;
    private @Nullable CaseFile file;
    private final List<Attempt> attempts = new ArrayList<>();

    Stage(Suite suite) {
        this.suite = suite;
        this.witness = new Witness(suite);
        this.fence = new Fence(witness);
        this.deviations = new Deviations(suite);
        this.feed = new FeedFaults(suite, witness);
        this.revocation = new RevocationFaults(suite.sandbox());
    }

    void begin(CaseFile next) {
        file = next;
        attempts.clear();
    }

    Suite suite() {
        return suite;
    }

    Witness witness() {
        return witness;
    }

    Fence fence() {
        return fence;
    }

    Deviations deviations() {
        return deviations;
    }

    FeedFaults feed() {
        return feed;
    }

    RevocationFaults revocation() {
        return revocation;
    }

    CaseFile file() {
        CaseFile current = file;
        if (current == null) {
            throw new IllegalStateException("no scenario is running");
        }
        return current;
    }

    /** A step's attempt, kept for the steps after it. It breaks the fence: controls are not made here. */
    Attempt keep(Attempt attempt) {
        fence.broken();
        attempts.add(attempt);
        return attempt;
    }

    Attempt attempt() {
        if (attempts.isEmpty()) {
            throw new IllegalStateException("the scenario has no attempt to log in before this step");
        }
        return attempts.get(attempts.size() - 1);
    }

    void check(String what, String expected, String observed, boolean met, List<String> sources) {
        file().check(new Check(what, expected, observed, met, sources));
    }
}
