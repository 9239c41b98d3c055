package se.sakeratkomst.vendor.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requests that wait for an answer; each for a limited time, and limited in number. */
public final class PendingRequests {

    /** How long a user may take. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final int MOST = 20_000;

    private final Map<String, PendingRequest> byId = new LinkedHashMap<>();

    /** Remembers a request that is about to be sent. */
    public synchronized void add(PendingRequest request) {
        forgetOld(request.sent());
        byId.put(request.id(), request);
    }

    /** The request of that id, if it was sent and is still waited for. */
    public synchronized Optional<PendingRequest> find(@Nullable String id, Instant now) {
        forgetOld(now);
        return Optional.ofNullable(byId.get(id));
    }

    /** Nothing is waited for any more. */
    public synchronized void forget() {
        byId.clear();
    }

    private void forgetOld(Instant now) {
        Iterator<PendingRequest> oldest = byId.values().iterator();
        while (oldest.hasNext()) {
            PendingRequest request = oldest.next();
            if (byId.size() < MOST && request.sent().plus(PATIENCE).isAfter(now)) {
                return;
            }
            oldest.remove();
        }
    }
}
