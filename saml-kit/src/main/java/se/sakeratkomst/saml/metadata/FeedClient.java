package se.sakeratkomst.saml.metadata;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;

/**
 * Keeps the last good feed and fetches a newer one when asked: conditionally (ETag), one at a time, and not more often than
 * allowed. A fetch that fails, or a feed that is refused, leaves the last good one in use until it expires.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-003, SC-004, SAMBI-028, SAMBI-031</a>
 */
public final class FeedClient {
    private final Fetcher fetcher;
    private final Supplier<Collection<X509Certificate>> operator;
    private final Clock clock;
    private final Duration maxAge;
    private final Duration minInterval;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(null, null, Instant.MIN, null);

    private record State(
            @Nullable Feed feed,
            @Nullable String etag,
            Instant tried,
            @Nullable Finding problem) {}

    /**
     * A client that has fetched nothing yet.
     *
     * @param fetcher over the wire
     * @param operator the operator's certificates, asked for at each verification
     * @param clock wall time
     * @param maxAge a feed older than this is asked for again when it is used
     * @param minInterval the shortest time between two fetches
     */
    public FeedClient(
            Fetcher fetcher,
            Supplier<Collection<X509Certificate>> operator,
            Clock clock,
            Duration maxAge,
            Duration minInterval) {
        this.fetcher = fetcher;
        this.operator = operator;
        this.clock = clock;
        this.maxAge = maxAge;
        this.minInterval = minInterval;
    }

    /** The last good feed that is still valid; fetched when there is none or it is old. */
    public Optional<Feed> feed() {
        State now = state;
        if (now.feed() == null || Duration.between(now.tried(), clock.instant()).compareTo(maxAge) > 0) {
            refresh();
        }
        return current();
    }

    private Optional<Feed> current() {
        Feed feed = state.feed();
        return feed != null && clock.instant().isBefore(feed.validUntil()) ? Optional.of(feed) : Optional.empty();
    }

    /** The entity with that id; the feed is fetched again when it is not there, at most once per interval. */
    public Optional<EntityDescriptor> find(String entityId) {
        Optional<EntityDescriptor> known = feed().flatMap(feed -> feed.find(entityId));
        if (known.isPresent()) {
            return known;
        }
        refresh();
        return current().flatMap(feed -> feed.find(entityId));
    }

    /** Why the last fetch gave no feed, where it gave none. */
    public Optional<Finding> problem() {
        return Optional.ofNullable(state.problem());
    }

    /** Fetches now, unless that was done within the interval; returns whether a verified feed is in use. */
    public boolean refresh() {
        fetching.lock();
        try {
            Instant now = clock.instant();
            State before = state;
            if (before.tried().equals(Instant.MIN)
                    || Duration.between(before.tried(), now).compareTo(minInterval) >= 0) {
                state = fetch(before, now);
            }
            return current().isPresent();
        } finally {
            fetching.unlock();
        }
    }

    private State fetch(State before, Instant now) {
        try {
            Fetcher.Answer answer = fetcher.fetch(before.etag());
            if (answer.status() == 304 && before.feed() != null) {
                return new State(before.feed(), before.etag(), now, null);
            }
            if (answer.status() != 200) {
                return failed(before, now, "HTTP status " + answer.status());
            }
            Feed feed = Feed.verified(answer.body(), operator.get(), now);
            return new State(feed, answer.etag().orElse(null), now, null);
        } catch (SamlRefusal e) {
            return new State(before.feed(), before.etag(), now, e.first());
        } catch (IOException e) {
            return failed(before, now, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(before, now, "interrupted");
        }
    }

    private static State failed(State before, Instant now, String observed) {
        return new State(
                before.feed(),
                before.etag(),
                now,
                Finding.error(
                        "SC-003",
                        "fetching the federation's metadata feed",
                        observed,
                        "a signed aggregate",
                        "Check that the metadata service is up and reachable from here."));
    }
}
