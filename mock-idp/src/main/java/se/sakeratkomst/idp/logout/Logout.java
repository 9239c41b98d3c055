package se.sakeratkomst.idp.logout;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.session.Participant;
import se.sakeratkomst.kit.lab.LabId;

/**
 * A logout on its way from one service provider to the next. One at a time is asked; every call is made by the browser that carries
 * the messages, or by nobody else.
 */
final class Logout {

    /** How far it has come with a service provider. */
    enum State {
        WAITING,
        ASKED,
        DONE,
        PARTIAL,
        FAILED,
        UNREACHABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A service provider and how far the logout has come there. */
    record Step(String sp, String name, State state, String detail) {}

    /** Who is being asked now. */
    record Asked(String sp, String requestId) {}

    private final String id;
    private final LabId lab;
    private final Persona persona;
    private final String user;
    private final @Nullable AcceptedLogout initiator;
    private final Optional<String> ticket;
    private final Instant begun;
    private final Deque<Participant> left = new ArrayDeque<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private @Nullable Asked asked;

    /**
     * @param user the person's id
     * @param initiator null when it began here
     * @param participants whom to ask, in order
     * @param ticket of negative tests that are to hit this logout
     */
    Logout(
            String id,
            LabId lab,
            Persona persona,
            String user,
            @Nullable AcceptedLogout initiator,
            Collection<Participant> participants,
            Optional<String> ticket,
            Instant begun) {
        this.id = id;
        this.lab = lab;
        this.persona = persona;
        this.user = user;
        this.initiator = initiator;
        this.ticket = ticket;
        this.begun = begun;
        left.addAll(participants);
        participants.forEach(part -> steps.put(part.sp(), new Step(part.sp(), part.sp(), State.WAITING, "")));
    }

    String id() {
        return id;
    }

    LabId lab() {
        return lab;
    }

    Persona persona() {
        return persona;
    }

    String user() {
        return user;
    }

    Optional<AcceptedLogout> initiator() {
        return Optional.ofNullable(initiator);
    }

    Optional<String> ticket() {
        return ticket;
    }

    Instant begun() {
        return begun;
    }

    synchronized Optional<Participant> next() {
        return Optional.ofNullable(left.poll());
    }

    synchronized void mark(String sp, String name, State state, String detail) {
        steps.put(sp, new Step(sp, name, state, detail));
    }

    synchronized void asking(String sp, String name, String requestId) {
        asked = new Asked(sp, requestId);
        mark(sp, name, State.ASKED, "");
    }

    /** Who is being asked now, for whoever brings the answer; afterwards nobody is. */
    synchronized Optional<Asked> answered() {
        Optional<Asked> now = Optional.ofNullable(asked);
        asked = null;
        return now;
    }

    synchronized void mark(Asked who, State state, String detail) {
        Step before = steps.get(who.sp());
        mark(who.sp(), before == null ? who.sp() : before.name(), state, detail);
    }

    synchronized List<Step> steps() {
        return new ArrayList<>(steps.values());
    }

    /** Whether every service provider that was to be asked has logged the user out. */
    synchronized boolean complete() {
        return steps.values().stream().allMatch(step -> step.state() == State.DONE);
    }
}
