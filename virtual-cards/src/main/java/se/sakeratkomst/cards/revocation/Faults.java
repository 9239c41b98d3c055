package se.sakeratkomst.cards.revocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.cards.revocation.fault.ArmedFaults;
import se.sakeratkomst.cards.revocation.fault.Fault;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with each lab's revocation services. It concerns the lab's own addresses, which are in the certificates of its cards
 * and systems, survives a restart, and is healed by a reset.
 */
public final class Faults implements LabState {

    /** In memory what the database says, and a latch that opens when it changes. */
    private record AtWork(ArmedFaults armed, CountDownLatch changed) {

        AtWork(ArmedFaults armed) {
            this(armed, new CountDownLatch(1));
        }
    }

    private record Row(String fault, long delayMillis) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Map<LabId, AtWork> labs = new ConcurrentHashMap<>();

    public Faults(JdbcClient jdbc, TransactionTemplate transaction, Journal journal) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.journal = journal;
    }

    public ArmedFaults armed(LabId lab) {
        return atWork(lab).armed();
    }

    /**
     * Makes those faults, and no others, the ones at work.
     *
     * @param delay how long a slow responder waits; at most {@link ArmedFaults#LONGEST_DELAY}
     */
    public synchronized ArmedFaults arm(LabId lab, Set<Fault> faults, Duration delay) {
        if (delay.isNegative() || delay.compareTo(ArmedFaults.LONGEST_DELAY) > 0) {
            throw new ProblemException(Problem.badRequest(
                    "Arm faults of revocation",
                    "a delay of " + delay,
                    "PT0S to " + ArmedFaults.LONGEST_DELAY,
                    "Choose another delay, for example \"PT20S\"."));
        }
        ArmedFaults before = armed(lab);
        ArmedFaults after = new ArmedFaults(faults, delay);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from armed_fault where lab = ?").param(lab.value()).update();
            for (Fault fault : after.faults()) {
                jdbc.sql("insert into armed_fault (lab, fault, delay_millis) values (?, ?, ?)")
                        .params(lab.value(), fault.id(), delay.toMillis())
                        .update();
            }
        });
        AtWork was = labs.put(lab, new AtWork(after));
        if (was != null) {
            was.changed().countDown();
        }
        note(lab, "fault.healed", "Healed", without(before.faults(), after.faults()));
        note(lab, "fault.armed", "Armed", without(after.faults(), before.faults()));
        return after;
    }

    /** Makes all well. */
    public ArmedFaults heal(LabId lab) {
        return arm(lab, Set.of(), ArmedFaults.USUAL_DELAY);
    }

    /** Waits as long as a slow responder does, or until other faults are at work. */
    void waitLikeASlowResponder(LabId lab) {
        AtWork now = atWork(lab);
        try {
            if (now.changed().await(now.armed().delay().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AtWork atWork(LabId lab) {
        AtWork known = labs.get(lab);
        return known != null ? known : labs.computeIfAbsent(lab, this::read);
    }

    private AtWork read(LabId lab) {
        List<Row> rows = jdbc.sql("select fault, delay_millis from armed_fault where lab = ?")
                .param(lab.value())
                .query(Row.class)
                .list();
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        rows.forEach(row -> Fault.of(row.fault()).ifPresent(faults::add));
        return new AtWork(
                faults.isEmpty()
                        ? ArmedFaults.NONE
                        : new ArmedFaults(faults, Duration.ofMillis(rows.get(0).delayMillis())));
    }

    private void note(LabId lab, String kind, String verb, List<Fault> faults) {
        for (Fault fault : faults) {
            journal.append(
                    lab,
                    Note.of(kind)
                            .summary(verb + " " + fault.id() + ": " + fault.does())
                            .fact("fault", fault.id())
                            .info());
        }
    }

    private static List<Fault> without(Set<Fault> all, Set<Fault> those) {
        List<Fault> rest = new ArrayList<>(all);
        rest.removeAll(those);
        return rest;
    }

    @Override
    public String name() {
        return "revocation-faults";
    }

    @Override
    public void seed(LabId lab) {
        // a healthy lab has none
    }

    @Override
    public void clear(LabId lab) {
        heal(lab);
    }

    @Override
    public FaultControl.Armed snapshot(LabId lab) {
        return FaultControl.Armed.of(armed(lab));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        snapshot.path("faults").forEach(id -> Fault.of(id.asString()).ifPresent(faults::add));
        arm(lab, faults, Duration.parse(snapshot.path("delay").asString(ArmedFaults.USUAL_DELAY.toString())));
    }
}
