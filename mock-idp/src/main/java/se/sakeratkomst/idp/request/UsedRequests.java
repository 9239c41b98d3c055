package se.sakeratkomst.idp.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/**
 * The messages that were fulfilled lately, so that none is fulfilled twice. Of each only a digest is kept, and of so many as have
 * room: the oldest go first.
 */
public final class UsedRequests implements LabState {
    private static final int MOST = 20_000;

    private record Key(LabId lab, String digest) {}

    private final Clock wall;
    private final Duration window;
    private final Map<Key, Instant> until = new LinkedHashMap<>();

    /** @param window how long a message is remembered after it came, or after its IssueInstant if that is later; zero for never */
    public UsedRequests(Clock wall, Duration window) {
        this.wall = wall;
        this.window = window;
    }

    /**
     * Remembers a message.
     *
     * @param receiver the identity provider, by its name in paths
     * @param sender the entity that sent it, verified where it is signed
     * @param id its ID
     * @param issued its IssueInstant
     * @return whether it is seen for the first time
     */
    public boolean isFirst(LabId lab, String receiver, String sender, String id, Instant issued) {
        Instant now = wall.instant();
        Instant end = (issued.isAfter(now) ? issued : now).plus(window);
        Key key = new Key(lab, digest(receiver + ' ' + sender + ' ' + id));
        synchronized (until) {
            forget(now);
            Instant known = until.get(key);
            if (known != null && known.isAfter(now)) {
                return false;
            }
            if (!window.isZero()) {
                until.remove(key);
                until.put(key, end);
            }
            return true;
        }
    }

    /** How long a message is remembered. */
    public Duration window() {
        return window;
    }

    private void forget(Instant now) {
        Iterator<Instant> oldest = until.values().iterator();
        while (oldest.hasNext() && (!oldest.next().isAfter(now) || until.size() >= MOST)) {
            oldest.remove();
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no SHA-256", e);
        }
    }

    @Override
    public String name() {
        return "used-requests";
    }

    @Override
    public void seed(LabId lab) {
        // messages come from outside
    }

    @Override
    public void clear(LabId lab) {
        synchronized (until) {
            until.keySet().removeIf(key -> key.lab().equals(lab));
        }
    }

    @Override
    public Object snapshot(LabId lab) {
        synchronized (until) {
            return Map.of(
                    "remembered",
                    until.keySet().stream().filter(key -> key.lab().equals(lab)).count());
        }
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // what was used belongs to the moment it was used in
    }
}
