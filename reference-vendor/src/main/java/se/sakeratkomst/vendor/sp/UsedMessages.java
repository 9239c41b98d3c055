package se.sakeratkomst.vendor.sp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was used for a login already, remembered for as long as it could be used again. */
public final class UsedMessages {

    private final Map<String, Instant> until = new LinkedHashMap<>();

    /**
     * Marks ids as used.
     *
     * @param forget when none of them could be accepted any more
     * @return false, and nothing is marked, when one of them was used before
     */
    synchronized boolean firstUse(Instant now, Instant forget, String... ids) {
        until.values().removeIf(now::isAfter);
        for (String id : ids) {
            if (until.containsKey(id)) {
                return false;
            }
        }
        for (String id : ids) {
            until.put(id, forget);
        }
        return true;
    }

    /** Nothing was used yet. */
    synchronized void forget() {
        until.clear();
    }
}
