package se.sakeratkomst.vendor.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.metadata.FeedClient.Setback;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** Fetches as the switches say: in earnest as the wire does. */
final class CarelessFetcher implements Fetcher {

    private static final int UNCHANGED = 304;

    /** How long somebody waits for a feed who fetches it when a user logs in. */
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final Fetcher wire;
    private final Flaws flaws;
    private volatile boolean slow;
    private volatile boolean unchanged;

    CarelessFetcher(Fetcher wire, Flaws flaws) {
        this.wire = wire;
        this.flaws = flaws;
    }

    @Override
    public Answer fetch(@Nullable String etag) throws IOException, InterruptedException {
        slow = false;
        unchanged = false;
        if (etag != null && flaws.has(Flaw.NEVER_REFRESHES_FEED)) {
            return new Answer(UNCHANGED, new byte[0], Optional.of(etag));
        }
        long began = System.nanoTime();
        try {
            Answer answer = wire.fetch(etag);
            if (flaws.has(Flaw.DROPS_SLOW_FEED) && System.nanoTime() - began > PATIENCE.toNanos()) {
                slow = true;
                throw new IOException("the answer took longer than " + PATIENCE);
            }
            return flaws.has(Flaw.DROPS_FEED_ON_304) && answer.status() == UNCHANGED ? whole() : answer;
        } catch (IOException e) {
            slow |= e.getCause() instanceof java.util.concurrent.TimeoutException;
            throw e;
        }
    }

    /** The flaw: nothing but a whole feed is an answer. */
    private Answer whole() throws IOException, InterruptedException {
        Answer again = wire.fetch(null);
        unchanged = again.status() == UNCHANGED;
        return unchanged ? new Answer(503, new byte[0], Optional.empty()) : again;
    }

    /** Whether the last good feed stays in use; in earnest always. */
    boolean keeps(Setback setback) {
        return setback != Setback.UNREACHABLE
                || !flaws.has(Flaw.DROPS_FEED_ON_OUTAGE)
                        && !(slow && flaws.has(Flaw.DROPS_SLOW_FEED))
                        && !(unchanged && flaws.has(Flaw.DROPS_FEED_ON_304));
    }
}
