package se.sakeratkomst.certify.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.nll.PatientPool;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.Check;
import se.sakeratkomst.certify.verdict.RestsOn;

/**
 * The scenario that one worker is running now: its case file, and what its steps hand on to one another. Scenarios that run at the
 * same time have a stage each.
 */
public final class Stage {
    private final Suite suite;
    private final Witness witness;
    private final Fence fence;
    private final Deviations deviations;
    private final FeedFaults feed;
    private final RevocationFaults revocation;
    private final PatientPool patients;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private @Nullable CaseFile file;
    private Instant began = Instant.EPOCH;
    private Consultation consultation;

    /**
     * @param witness watches for all workers
     * @param deviations orders for all workers
     * @param patients whom all workers share
     */
    Stage(Suite suite, Witness witness, Deviations deviations, PatientPool patients) {
        this.suite = suite;
        this.witness = witness;
        this.fence = new Fence(witness);
        this.deviations = deviations;
        this.feed = new FeedFaults(suite, witness);
        this.revocation = new RevocationFaults(suite.sandbox());
        this.patients = patients;
        this.consultation = new Consultation(patients);
    }

    void begin(CaseFile next) {
        file = next;
        began = Instant.now();
        attempts.clear();
        trials.clear();
        consultation = new Consultation(patients);
    }

    Instant began() {
        return began;
    }

    Duration took() {
        return Duration.between(began, Instant.now());
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

    Consultation consultation() {
        return consultation;
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

    /** A deviating message that was tried, for the steps that judge it. */
    void tried(Trial trial) {
        trials.add(trial);
    }

    /** Every deviating message that the scenario has tried. */
    List<Trial> trials() {
        return List.copyOf(trials);
    }

    /** Every attempt of the scenario, in order. */
    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    Attempt attempt() {
        if (attempts.isEmpty()) {
            throw new IllegalStateException("the scenario has no attempt to log in before this step");
        }
        return attempts.get(attempts.size() - 1);
    }

    /** What is assumed of E-hälsomyndigheten, every verdict about it rests on. */
    void restsOnEhm() {
        restsOnEhm(id -> true);
    }

    /** @param touched whether what is assumed under that id has a part in the case */
    void restsOnEhm(Predicate<String> touched) {
        suite.assumptions().stream()
                .filter(assumption -> assumption.service().equals(Service.EHM.id()))
                .filter(assumption -> touched.test(assumption.id()))
                .forEach(assumption -> file().restsOn(new RestsOn(
                        assumption.id(), assumption.statement(), assumption.reference(), assumption.setting())));
    }

    void check(String what, String expected, String observed, boolean met, List<String> sources) {
        file().check(new Check(what, expected, observed, met, sources));
    }
}
