package se.sakeratkomst.certify.nll;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.nll.MedicationLists.Known;

/**
 * The patients that scenarios may do as they like with. Each is one scenario's alone until it is given back, so that scenarios that
 * run at the same time never see one another's lists.
 */
public final class PatientPool {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MedicationLists lists;
    private final BlockingQueue<Known> free = new LinkedBlockingQueue<>();
    private final Map<String, Semaphore> claimed = new ConcurrentHashMap<>();
    private @Nullable List<Known> all;

    public PatientPool(MedicationLists lists) {
        this.lists = lists;
    }

    public MedicationLists lists() {
        return lists;
    }

    /** Everybody that NLL has, asked for once. */
    public synchronized List<Known> everybody() {
        List<Known> known = all;
        if (known == null) {
            known = lists.patients();
            all = known;
            known.stream().filter(Known::suite).forEach(free::add);
        }
        return known;
    }

    /** A patient of one's own. */
    public Known take() {
        if (everybody().stream().noneMatch(Known::suite)) {
            throw Mishap.of(
                    "take a patient for the scenario",
                    "the lab has no patient that is there for suites",
                    "patients with suite: true in nll/patients.yaml",
                    "put the seed back: ./sandbox lab reset");
        }
        try {
            Known taken = free.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (taken == null) {
                throw Mishap.of(
                        "take a patient for the scenario",
                        "every patient for suites was taken for " + PATIENCE.toSeconds() + " seconds",
                        "one that is free",
                        "run fewer scenarios at the same time with --parallel");
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of("take a patient for the scenario", "interrupted", "a patient", "run the command again");
        }
    }

    public void giveBack(Known patient) {
        free.add(patient);
    }

    /** A patient with a story, whom scenarios read one at a time: a call about the patient is then known to be theirs. */
    public void claim(String personnummer) {
        try {
            if (!told(personnummer).tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw Mishap.of(
                        "take the patient " + personnummer + " for the scenario",
                        "another scenario has had the patient for " + PATIENCE.toSeconds() + " seconds",
                        "one scenario at a time",
                        "run fewer scenarios at the same time with --parallel");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of("take a patient for the scenario", "interrupted", "a patient", "run the command again");
        }
    }

    public void release(String personnummer) {
        told(personnummer).release();
    }

    private Semaphore told(String personnummer) {
        return claimed.computeIfAbsent(personnummer, key -> new Semaphore(1));
    }
}
