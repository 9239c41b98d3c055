package se.sakeratkomst.ehm.nll.door;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Which calls have been made lately, by their digests. Of those that stored something the register knows for as long as the lab lives; the rest is
 * forgotten at a restart, and the oldest when there are too many.
 */
final class SeenCalls {

    private static final int MOST = 50_000;

    private record Name(LabId lab, String sha256) {}

    private final Duration window;

    private final Map<Name, Instant> seen = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** @param window for how long a call is remembered, by the lab's clock */
    SeenCalls(Duration window) {
        this.window = window;
    }

    /** Remembers the call; true when the same was made within the window before. */
    synchronized boolean again(LabId lab, String sha256, Instant now) {
        @Nullable Instant before = seen.put(new Name(lab, sha256), now);
        return before != null && !before.plus(window).isBefore(now);
    }
}
