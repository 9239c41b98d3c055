package se.sakeratkomst.idp.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.idp.app.CardAppClient.Placed;
import se.sakeratkomst.idp.app.CardAppClient.State;
import se.sakeratkomst.idp.app.CardAppClient.Told;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.extension.PrincipalSelection.MatchValue;
import se.sakeratkomst.saml.federation.Attribute;
import tools.jackson.databind.JsonNode;

/** The logins that wait for the card app out of band. A login has one order at a time, with a challenge of its own. */
public final class AppLogins implements LabState {
    private static final Logger LOG = LoggerFactory.getLogger(AppLogins.class);
    private static final int MANY = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(15);

    private record Key(LabId lab, String login) {}

    /**
     * An order that a login waits for.
     *
     * @param challenge the bytes that are to be signed
     * @param awaited the personnummer of the one person who may answer it, where the service provider named one
     */
    record Pending(Login login, Placed placed, byte[] challenge, Optional<String> awaited) {}

    private final Logins logins;
    private final CardAppClient app;
    private final Clock wall;
    private final Journal journal;
    private final Map<Key, Pending> waiting = new ConcurrentHashMap<>();

    public AppLogins(Logins logins, CardAppClient app, Clock wall, Journal journal) {
        this.logins = logins;
        this.app = app;
        this.wall = wall;
        this.journal = journal;
        logins.whenTaken(this::end);
    }

    /** The order of this login; a second start finds the first one's. */
    Pending start(Login login) throws AppUnavailable {
        Optional<Pending> before = pending(login);
        if (before.isPresent()) {
            return before.get();
        }
        forgetOld();
        byte[] challenge = logins.challengeOutOfBand(login);
        Pending mine = new Pending(login, app.order(login.lab(), challenge), challenge, awaited(login));
        Pending other = waiting.putIfAbsent(key(login), mine);
        if (other != null) {
            app.withdraw(login.lab(), mine.placed());
            return other;
        }
        journal.append(
                login.lab(),
                Note.of("app.ordered")
                        .from(login.persona().entityId(login.lab()))
                        .to("card app")
                        .correlation(login.id(), login.inResponseTo())
                        .summary("The login waits for the card app, code "
                                + mine.placed().code())
                        .fact("idp", login.persona().id())
                        .fact("sp", login.sp().entityId())
                        .fact("code", mine.placed().code())
                        .fact("expires", mine.placed().expires().toString())
                        .info());
        return mine;
    }

    /**
     * Ends the order that waits already for the person whom a login wants.
     *
     * @return whether there was one
     */
    boolean endOther(Login login) {
        Instant now = wall.instant();
        Optional<Pending> other = awaited(login)
                .flatMap(person -> waiting.values().stream()
                        .filter(each -> each.login().lab().equals(login.lab()))
                        .filter(each -> each.login()
                                .persona()
                                .id()
                                .equals(login.persona().id()))
                        .filter(each -> !each.login().id().equals(login.id()))
                        .filter(each -> each.placed().expires().isAfter(now))
                        .filter(each -> each.awaited().equals(Optional.of(person)))
                        .findFirst());
        other.ifPresent(each -> end(each.login()));
        return other.isPresent();
    }

    private static Optional<String> awaited(Login login) {
        Optional<String> name = login.persona().profile().nameOf(Attribute.PERSONAL_IDENTITY_NUMBER);
        return login.asked()
                .flatMap(asked -> asked.extensions().principalSelection())
                .flatMap(selection -> selection.matchValues().stream()
                        .filter(match ->
                                login.persona().settings().principalSelection().contains(match.name()))
                        .filter(match -> name.equals(Optional.of(match.name())))
                        .map(MatchValue::value)
                        .findFirst());
    }

    Optional<Pending> pending(Login login) {
        return Optional.ofNullable(waiting.get(key(login)));
    }

    Told told(Login login, Pending pending) throws AppUnavailable {
        return app.told(login.lab(), pending.placed());
    }

    /** The login was answered another way: an order that nobody has answered is withdrawn. */
    private void end(Login login) {
        Pending ended = waiting.remove(key(login));
        if (ended == null) {
            return;
        }
        try {
            State state = app.told(login.lab(), ended.placed()).state();
            if (state == State.WAITING || state == State.OPENED) {
                app.withdraw(login.lab(), ended.placed());
            }
        } catch (AppUnavailable e) {
            LOG.warn("An order of the card app was not withdrawn and will expire: {}", e.getMessage());
        }
    }

    /** The app has answered, before the login is taken for it. */
    void answered(Login login) {
        waiting.remove(key(login));
    }

    private void forgetOld() {
        if (waiting.size() > MANY) {
            Instant old = wall.instant().minus(KEPT);
            waiting.values().removeIf(pending -> pending.placed().expires().isBefore(old));
        }
    }

    private static Key key(Login login) {
        return new Key(login.lab(), login.id());
    }

    @Override
    public String name() {
        return "app-logins";
    }

    @Override
    public void seed(LabId lab) {
        // they come from logins
    }

    @Override
    public void clear(LabId lab) {
        waiting.keySet().removeIf(key -> key.lab().equals(lab));
    }

    @Override
    public Object snapshot(LabId lab) {
        return Map.of(
                "waiting",
                waiting.keySet().stream().filter(key -> key.lab().equals(lab)).count());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // a login in progress belongs to the moment it was begun in
    }
}
