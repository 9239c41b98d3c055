package se.sakeratkomst.idp.login;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.request.AcceptedRequest;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logins in progress. A login ends with the first answer to its challenge, right or wrong, and is then gone. */
public final class Logins implements LabState {
    private static final int MOST = 20_000;

    private record Key(LabId lab, String id) {}

    private final PublicUrls urls;
    private final Clock wall;
    private final Duration lifetime;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();
    private final Map<Key, Login> open = new ConcurrentHashMap<>();
    private final Map<Key, Held> held = new ConcurrentHashMap<>();
    private final List<Consumer<Login>> listeners = new CopyOnWriteArrayList<>();

    public Logins(PublicUrls urls, Clock wall, Duration lifetime, JsonMapper json) {
        this.urls = urls;
        this.wall = wall;
        this.lifetime = lifetime;
        this.json = json;
    }

    /**
     * Begins the login that a request asks for.
     *
     * @param sameUser whom alone it may be about
     * @param ticket of a negative test that is to hit this login
     */
    public Login begin(
            LabId lab, Persona persona, AcceptedRequest accepted, Optional<String> sameUser, Optional<String> ticket) {
        return begin(
                lab,
                persona,
                accepted.sp(),
                accepted.role(),
                accepted.acsUrl(),
                accepted.relayState(),
                accepted.request().id(),
                accepted.request().requestedLoas(),
                accepted.request().nameIdFormat(),
                accepted.request().attributeConsumingServiceIndex(),
                Optional.of(accepted),
                sameUser,
                ticket);
    }

    /** Begins a login that nobody asked for. */
    public Login beginUnsolicited(
            LabId lab, Persona persona, EntityDescriptor sp, SpRole role, String acsUrl, Optional<String> ticket) {
        return begin(
                lab,
                persona,
                sp,
                role,
                acsUrl,
                Optional.empty(),
                null,
                List.of(),
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ticket);
    }

    private Login begin(
            LabId lab,
            Persona persona,
            EntityDescriptor sp,
            SpRole role,
            String acsUrl,
            Optional<String> relayState,
            @Nullable String inResponseTo,
            List<String> requestedLoas,
            @Nullable String nameIdFormat,
            Optional<Integer> attributeSet,
            Optional<AcceptedRequest> asked,
            Optional<String> sameUser,
            Optional<String> ticket) {
        Instant now = wall.instant();
        if (open.size() > MOST / 2) {
            open.values().removeIf(login -> expired(login, now));
        }
        if (open.size() >= MOST) {
            open.clear();
        }
        String id = token(18);
        Login login = new Login(
                id,
                lab,
                persona,
                sp,
                role,
                acsUrl,
                relayState,
                inResponseTo,
                requestedLoas,
                nameIdFormat,
                attributeSet,
                asked,
                challenge(lab, persona, sp, id, now),
                now,
                sameUser,
                ticket);
        open.put(new Key(lab, id), login);
        return login;
    }

    /** Where the card app sends the signature. */
    public URI cardReturn(LabId lab, Persona persona, String login) {
        return urls.of(lab, "/" + persona.id() + "/login/" + login + "/card");
    }

    private byte[] challenge(LabId lab, Persona persona, EntityDescriptor sp, String login, Instant now) {
        Map<String, Object> document = unaddressed(lab, persona, sp, login, now);
        document.put("return", cardReturn(lab, persona, login).toString());
        return json.writeValueAsBytes(document);
    }

    /** A challenge of this login with a nonce of its own, for a card app that is asked for the signature and posts it nowhere. */
    public byte[] challengeOutOfBand(Login login) {
        return json.writeValueAsBytes(
                unaddressed(login.lab(), login.persona(), login.sp(), login.id(), wall.instant()));
    }

    private Map<String, Object> unaddressed(
            LabId lab, Persona persona, EntityDescriptor sp, String login, Instant now) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("purpose", "TEST-legitimering");
        document.put("idp", persona.entityId(lab));
        document.put("sp", sp.entityId());
        document.put("spName", sp.displayName("sv"));
        document.put("login", login);
        document.put("nonce", token(24));
        document.put("issued", now.toString());
        return document;
    }

    private String token(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** The login, while it is open. */
    public Optional<Login> find(LabId lab, Persona persona, String id) {
        return Optional.ofNullable(open.get(new Key(lab, id)))
                .filter(login -> login.persona().id().equals(persona.id()))
                .filter(login -> !expired(login, wall.instant()));
    }

    /** Ends the login and gives it to exactly one caller. */
    public Optional<Login> take(LabId lab, Persona persona, String id) {
        Optional<Login> taken = find(lab, persona, id).filter(login -> open.remove(new Key(lab, id), login));
        taken.ifPresent(login -> listeners.forEach(listener -> listener.accept(login)));
        return taken;
    }

    /** Keeps a login whose user is known and has still to choose in what capacity. */
    public void hold(Held waiting) {
        Instant now = wall.instant();
        if (held.size() > MOST / 2) {
            held.values().removeIf(each -> expired(each.login(), now));
        }
        if (held.size() >= MOST) {
            held.clear();
        }
        held.put(new Key(waiting.login().lab(), waiting.login().id()), waiting);
    }

    /** The login that waits for a choice. */
    public Optional<Held> held(LabId lab, Persona persona, String id) {
        return Optional.ofNullable(held.get(new Key(lab, id)))
                .filter(each -> each.login().persona().id().equals(persona.id()))
                .filter(each -> !expired(each.login(), wall.instant()));
    }

    /** Ends the wait and gives the login to exactly one caller. */
    public Optional<Held> takeHeld(LabId lab, Persona persona, String id) {
        return held(lab, persona, id).filter(each -> held.remove(new Key(lab, id), each));
    }

    /** Registers what is to happen when a login is taken, whichever way it was answered. */
    public void whenTaken(Consumer<Login> listener) {
        listeners.add(listener);
    }

    private boolean expired(Login login, Instant now) {
        return login.begun().plus(lifetime).isBefore(now);
    }

    @Override
    public String name() {
        return "logins";
    }

    @Override
    public void seed(LabId lab) {
        // logins come from requests
    }

    @Override
    public void clear(LabId lab) {
        open.keySet().removeIf(key -> key.lab().equals(lab));
        held.keySet().removeIf(key -> key.lab().equals(lab));
    }

    @Override
    public Object snapshot(LabId lab) {
        return Map.of(
                "open",
                open.keySet().stream().filter(key -> key.lab().equals(lab)).count(),
                "choosing",
                held.keySet().stream().filter(key -> key.lab().equals(lab)).count());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // a login in progress belongs to the moment it was begun in
    }
}
