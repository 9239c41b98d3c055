package se.sakeratkomst.idp.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.idp.answer.Proved;
import se.sakeratkomst.idp.answer.Standing;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/**
 * The sessions, each of one lab and one identity provider. A session is kept long enough for a late logout; whether it still
 * answers for its user is {@link SingleSignOn}'s question.
 */
public final class Sessions implements LabState {
    private static final int MOST = 20_000;
    private static final Duration KEPT = Duration.ofHours(12);

    private record Key(LabId lab, String idp, String token) {}

    private final LabClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Key, IdpSession> sessions = new ConcurrentHashMap<>();

    public Sessions(LabClock clock) {
        this.clock = clock;
    }

    /** A new session. */
    IdpSession open(LabId lab, Persona persona, Proved proved, Standing standing, List<Participant> participants) {
        makeRoom();
        byte[] bits = new byte[24];
        random.nextBytes(bits);
        IdpSession session = new IdpSession(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bits),
                lab,
                persona.id(),
                proved,
                standing,
                clock.now(lab),
                participants);
        sessions.put(key(session), session);
        return session;
    }

    private void makeRoom() {
        Instant wall = clock.wall();
        if (sessions.size() > MOST / 2) {
            sessions.values()
                    .removeIf(session -> session.proved().at().plus(KEPT).isBefore(wall));
        }
        if (sessions.size() >= MOST) {
            sessions.clear();
        }
    }

    /** The session behind a token. */
    public Optional<IdpSession> find(LabId lab, Persona persona, String token) {
        return Optional.ofNullable(sessions.get(new Key(lab, persona.id(), token)))
                .filter(session -> session.proved().at().plus(KEPT).isAfter(clock.wall()));
    }

    /** The sessions in which a service provider knows its user by that name; the newest first. */
    public List<IdpSession> known(LabId lab, Persona persona, String sp, String nameId) {
        return sessions.values().stream()
                .filter(session -> session.lab().equals(lab) && session.idp().equals(persona.id()))
                .filter(session -> session.participant(sp)
                        .filter(part -> part.nameId().value().equals(nameId))
                        .isPresent())
                .sorted((one, other) ->
                        other.proved().at().compareTo(one.proved().at()))
                .toList();
    }

    /** Another card use of the same person in the same browser: a new token, the service providers stay. */
    IdpSession renew(IdpSession session, Persona persona, Proved proved, Standing standing) {
        List<Participant> participants =
                end(session).map(IdpSession::participants).orElse(List.of());
        return open(session.lab(), persona, proved, standing, participants);
    }

    /** A service provider got an assertion. */
    void join(IdpSession session, Participant participant) {
        sessions.computeIfPresent(key(session), (key, now) -> now.with(participant));
    }

    /** Ends a session and gives it, as it was last, to exactly one caller. */
    public Optional<IdpSession> end(IdpSession session) {
        return Optional.ofNullable(sessions.remove(key(session)));
    }

    private static Key key(IdpSession session) {
        return new Key(session.lab(), session.idp(), session.token());
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void seed(LabId lab) {
        // nobody is logged in from the start
    }

    @Override
    public void clear(LabId lab) {
        sessions.keySet().removeIf(key -> key.lab().equals(lab));
    }

    @Override
    public Object snapshot(LabId lab) {
        return Map.of(
                "open",
                sessions.keySet().stream().filter(key -> key.lab().equals(lab)).count());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab);
    }
}
