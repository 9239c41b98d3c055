package se.sakeratkomst.idp.deviation;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.xml.Ids;
import tools.jackson.databind.JsonNode;

/** Addresses that stand in hostile messages and that nobody may call; one for each time a test is armed. */
public final class Canaries implements LabState {
    private static final int MOST = 10_000;
    private static final int MOST_CALLS = 1_000;

    /**
     * Somebody called.
     *
     * @param canary the address's last part
     * @param address who called
     */
    public record Call(String canary, String test, String variant, Instant at, String address) {}

    private record Key(LabId lab, String canary) {}

    private final PublicUrls urls;
    private final Map<Key, Armed> watched = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Armed> eldest) {
            return size() > MOST;
        }
    };
    private final Map<LabId, List<Call>> calls = new LinkedHashMap<>();

    public Canaries(PublicUrls urls) {
        this.urls = urls;
    }

    /** A new one. */
    static String next() {
        return Ids.next().substring(1);
    }

    /** Its address. */
    public URI address(LabId lab, String canary) {
        return urls.of(lab, "/canary/" + canary);
    }

    synchronized void watch(LabId lab, Armed armed) {
        watched.put(new Key(lab, armed.canary()), armed);
    }

    /** Notes a call; empty when the canary is none of ours. */
    synchronized Optional<Call> called(LabId lab, String canary, Instant at, String address) {
        Armed armed = watched.get(new Key(lab, canary));
        if (armed == null) {
            return Optional.empty();
        }
        Call call = new Call(canary, armed.test(), armed.variant(), at, address);
        List<Call> all = calls.computeIfAbsent(lab, none -> new ArrayList<>());
        if (all.size() < MOST_CALLS) {
            all.add(call);
        }
        return Optional.of(call);
    }

    /** The calls in a lab, oldest first. */
    public synchronized List<Call> calls(LabId lab) {
        return List.copyOf(calls.getOrDefault(lab, List.of()));
    }

    @Override
    public String name() {
        return "canaries";
    }

    @Override
    public void seed(LabId lab) {
        // no test is armed
    }

    @Override
    public synchronized void clear(LabId lab) {
        watched.keySet().removeIf(key -> key.lab().equals(lab));
        calls.remove(lab);
    }

    @Override
    public Object snapshot(LabId lab) {
        return calls(lab);
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // what was called belongs to the tests of that moment
    }
}
