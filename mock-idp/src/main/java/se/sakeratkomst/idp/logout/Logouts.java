package se.sakeratkomst.idp.logout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/** The logouts on their way, by their own name and by the request that waits for an answer. */
public final class Logouts implements LabState {
    private static final int MOST = 5_000;
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private record Key(LabId lab, String id) {}

    private final LabClock clock;
    private final Map<Key, Logout> byId = new ConcurrentHashMap<>();
    private final Map<Key, Logout> byRequest = new ConcurrentHashMap<>();

    public Logouts(LabClock clock) {
        this.clock = clock;
    }

    void keep(Logout logout) {
        if (byId.size() >= MOST) {
            byId.values().removeIf(each -> !fresh(each));
            byRequest.values().removeIf(each -> !fresh(each));
        }
        if (byId.size() >= MOST) {
            byId.clear();
            byRequest.clear();
        }
        byId.put(new Key(logout.lab(), logout.id()), logout);
    }

    void waits(Logout logout, String requestId) {
        byRequest.put(new Key(logout.lab(), requestId), logout);
    }

    Optional<Logout> find(LabId lab, Persona persona, String id) {
        return Optional.ofNullable(byId.get(new Key(lab, id))).filter(logout -> belongs(logout, persona));
    }

    /** The logout that waits for the answer to a request; given to one caller. */
    Optional<Logout> takeByRequest(LabId lab, Persona persona, String requestId) {
        return Optional.ofNullable(byRequest.get(new Key(lab, requestId)))
                .filter(logout -> belongs(logout, persona))
                .filter(logout -> byRequest.remove(new Key(lab, requestId), logout));
    }

    void forgetRequest(LabId lab, String requestId) {
        byRequest.remove(new Key(lab, requestId));
    }

    private boolean belongs(Logout logout, Persona persona) {
        return logout.persona().id().equals(persona.id()) && fresh(logout);
    }

    private boolean fresh(Logout logout) {
        return logout.begun().plus(LIFETIME).isAfter(clock.wall());
    }

    @Override
    public String name() {
        return "logouts";
    }

    @Override
    public void seed(LabId lab) {
        // nobody logs out from the start
    }

    @Override
    public void clear(LabId lab) {
        byId.keySet().removeIf(key -> key.lab().equals(lab));
        byRequest.keySet().removeIf(key -> key.lab().equals(lab));
    }

    @Override
    public Object snapshot(LabId lab) {
        return Map.of(
                "open",
                byId.keySet().stream().filter(key -> key.lab().equals(lab)).count());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab);
    }
}
