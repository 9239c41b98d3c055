package se.sakeratkomst.metadata.feed;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Fault;

/** How a register is published, and how that is changed: faults, policy, keys. The pages and the admin API both ask here. */
public final class Publishing {

    private static final String FINISHED = "finished";

    private final RegisterStates states;
    private final Feeds feeds;
    private final EntityAnswers answers;
    private final Entries entries;
    private final Operators operators;
    private final Journal journal;
    private final LabClock clock;

    public Publishing(
            RegisterStates states,
            Feeds feeds,
            EntityAnswers answers,
            Entries entries,
            Operators operators,
            Journal journal,
            LabClock clock) {
        this.states = states;
        this.feeds = feeds;
        this.answers = answers;
        this.entries = entries;
        this.operators = operators;
        this.journal = journal;
        this.clock = clock;
    }

    /** The fault at work. */
    public Optional<ArmedFault> armed(Register register) {
        return feeds.armed(register);
    }

    /**
     * Disturbs the feed until it is healed; an earlier fault is replaced.
     *
     * @param entityId whose entry it concerns; null for the federation's identity provider
     * @param validFor how long an ageing feed is valid
     * @param delay how long a slow one waits, at most {@link ArmedFault#LONGEST_DELAY}
     * @throws ProblemException 409 when the register has no entity that the fault could concern
     */
    public ArmedFault arm(
            Register register, Fault fault, @Nullable String entityId, Duration validFor, Duration delay) {
        Duration wait = delay.compareTo(ArmedFault.LONGEST_DELAY) > 0 ? ArmedFault.LONGEST_DELAY : delay;
        ArmedFault armed = new ArmedFault(fault, entityId, validFor, wait, clock.wall());
        FaultyEntries.of(register, armed, entries);
        states.change(register, state -> state.fault(armed));
        journal.append(
                register.lab(),
                about(register, "fault.armed")
                        .summary(fault.does())
                        .fact("fault", fault.id())
                        .fact("negativeTest", fault.negativeTest().orElse(null))
                        .fact("entityId", entityId)
                        .accepted());
        return armed;
    }

    /** Everything is right again from the next fetch on; nothing happens when nothing was wrong. */
    public void heal(Register register) {
        Optional<ArmedFault> armed = armed(register);
        if (armed.isPresent()) {
            states.change(register, state -> state.fault(null));
            journal.append(
                    register.lab(),
                    about(register, "fault.healed")
                            .summary("The feed is right again")
                            .fact("fault", armed.get().fault().id())
                            .accepted());
        }
    }

    /** Changes how long feeds are valid and may be kept; null for the configured value. */
    public void policy(Register register, @Nullable Duration validFor, @Nullable Duration cacheDuration) {
        states.change(register, state -> state.policy(validFor, cacheDuration));
    }

    public Duration validFor(Register register) {
        return feeds.validFor(register);
    }

    public Duration cacheDuration(Register register) {
        return feeds.cacheDuration(register);
    }

    /** Signs anew, whether or not something changed. */
    public Publication refresh(Register register) {
        answers.forget(register);
        feeds.changed(register);
        return feeds.current(register, Scope.ALL, Feeds.Reader.PARTY);
    }

    /** The aggregate that is handed out now. */
    public Publication current(Register register) {
        return feeds.current(register, Scope.ALL, Feeds.Reader.PARTY);
    }

    /** How many entities are published. */
    public int count(Register register) {
        return entries.count(register);
    }

    /** The operator with its keys. */
    public Operator operator(Register register) {
        return operators.of(register);
    }

    /** How far a planned change of key has come. */
    public Rollover rollover(Register register) {
        return states.of(register).rollover();
    }

    /**
     * Takes the next step of a planned change of key.
     *
     * @param step {@code announced}, {@code switched} or {@code finished}, in this order
     * @throws ProblemException 409 when it is not that step's turn
     */
    public void roll(Register register, String step) {
        Rollover now = rollover(register);
        String due = due(now);
        if (!due.equals(step.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(Problem.of(
                    409,
                    "Not that step's turn",
                    "Take the step '" + step + "' of the key rollover in " + register,
                    "the rollover stands at " + now.name().toLowerCase(Locale.ROOT),
                    "the step " + due,
                    "Announce, wait until readers have the new certificate, switch, finish."));
        }
        RegisterState state = states.change(register, before -> switch (now) {
            case NONE -> before.rollover(before.keyNumber(), Rollover.ANNOUNCED);
            case ANNOUNCED -> before.rollover(before.keyNumber(), Rollover.SWITCHED);
            case SWITCHED -> before.rollover(before.keyNumber() + 1, Rollover.NONE);
        });
        journal.append(
                register.lab(),
                about(register, "rollover")
                        .summary("Key rollover: " + step)
                        .fact("step", step)
                        .fact("keyNumber", state.keyNumber())
                        .fact("signsWith", operators.of(register).fingerprint())
                        .accepted());
    }

    /** The step that comes next. */
    public static String due(Rollover now) {
        return switch (now) {
            case NONE -> "announced";
            case ANNOUNCED -> "switched";
            case SWITCHED -> FINISHED;
        };
    }

    private Note about(Register register, String kind) {
        return Note.of(kind)
                .to(operators.name(register.federation()))
                .protocol("SAML metadata")
                .fact("federation", register.federation().id())
                .fact("environment", register.environment().id());
    }
}
