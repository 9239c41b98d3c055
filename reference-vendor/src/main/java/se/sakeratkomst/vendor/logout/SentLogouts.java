package se.sakeratkomst.vendor.logout;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The LogoutRequests that wait for an answer; each is answered once. */
public final class SentLogouts {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private final Map<String, Sent> byId = new LinkedHashMap<>();

    /** A LogoutRequest, whom it was sent to, and when. */
    record Sent(String id, String federation, String identityProvider, Instant when) {}

    synchronized void add(Sent sent) {
        Iterator<Sent> oldest = byId.values().iterator();
        while (oldest.hasNext()) {
            Sent one = oldest.next();
            if (byId.size() < MOST && one.when().plus(PATIENCE).isAfter(sent.when())) {
                break;
            }
            oldest.remove();
        }
        byId.put(sent.id(), sent);
    }

    synchronized Optional<Sent> take(@Nullable String id, Instant now) {
        return Optional.ofNullable(byId.remove(id))
                .filter(sent -> sent.when().plus(PATIENCE).isAfter(now));
    }
}
