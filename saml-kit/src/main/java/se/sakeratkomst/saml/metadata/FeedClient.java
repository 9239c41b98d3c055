package se.sakeratkomst.saml.metadata;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;

/**
 * Keeps the last good feed and fetches a newer one when asked: conditionally (ETag), one at a time, and not more often than
 * allowed. A fetch that fails, or a feed that is refused, leaves the last good one in use until it expires.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-003, SC-004, SAMBI-028, SAMBI-031</a>
 */
public final class FeedClient {

    /** Keeps the last good feed whatever happened. */
    public static final Predicate<Setback> KEEP = setback -> true;

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Clock clock;
    private final Supplier<Optional<Duration>> maxAge;
    private final Duration minInterval;
    private final Predicate<Setback> keeps;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(null, null, null, null);

    /** Why a fetch gave no feed. */
    public enum Setback {
        /** Nothing came, or nothing that is a feed: no connection, no answer in time, another HTTP status than 200 and 304. */
        UNREACHABLE,
        /** A feed came, and was refused. */
        REFUSED
    }

    private record State(
            @Nullable Feed feed,
            @Nullable String etag,
            @Nullable Instant tried,
            @Nullable Finding problem) {

        boolean usable(Instant now) {
            return feed != null && now.isBefore(feed.validUntil());
        }
    }

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
        this(fetcher, (fetched, now) -> Feed.verified(fetched, operator.get(), now), clock, maxAge, minInterval, KEEP);
    }

    /**
     * A client that has fetched nothing yet, of a reader with demands of its own.
     *
     * @param fetcher over the wire
     * @param reader judges what came
     * @param clock wall time
     * @param maxAge a feed older than this is asked for again when it is used; null when somebody else refreshes it in time, and no
     *     use of a valid feed is ever to wait
     * @param minInterval the shortest time between two fetches
     * @param keeps whether the last good feed stays in use after a setback: {@link #KEEP}
     */
    public FeedClient(
            Fetcher fetcher,
            FeedReader reader,
            Clock clock,
            @Nullable Duration maxAge,
            Duration minInterval,
            Predicate<Setback> keeps) {
        this(() -> Optional.ofNullable(maxAge), fetcher, reader, clock, minInterval, keeps);
    }

    /**
     * A client that has fetched nothing yet, and asks each time how old a feed may be.
     *
     * @param maxAge a feed older than this is asked for again when it is used; empty when no use of a valid feed is ever to wait
     */
    public FeedClient(
            Supplier<Optional<Duration>> maxAge,
            Fetcher fetcher,
            FeedReader reader,
            Clock clock,
            Duration minInterval,
            Predicate<Setback> keeps) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.clock = clock;
        this.maxAge = maxAge;
        this.minInterval = minInterval;
        this.keeps = keeps;
    }

    /** The last good feed that is still valid; fetched when there is none or it is old. */
    public Optional<Feed> feed() {
        State now = state;
        if (!now.usable(clock.instant()) || isOld(now)) {
            refresh();
        }
        return current();
    }

    private boolean isOld(State now) {
        Optional<Duration> most = maxAge.get();
        return most.isPresent()
                && now.tried() != null
                && Duration.between(now.tried(), clock.instant()).compareTo(most.get()) > 0;
    }

    private Optional<Feed> current() {
        State now = state;
        return now.usable(clock.instant()) ? Optional.ofNullable(now.feed()) : Optional.empty();
    }

    /** The entity with that id; the feed is fetched again when it is not there, at most once per interval. */
    public Optional<EntityDescriptor> find(String entityId) {
        Optional<EntityDescriptor> known = feed().flatMap(feed -> find(feed, entityId));
        if (known.isPresent()) {
            return known;
        }
        refresh();
        return current().flatMap(feed -> find(feed, entityId));
    }

    /** An entry may have an end of its own, before that of the feed. */
    private Optional<EntityDescriptor> find(Feed feed, String entityId) {
        return feed.find(entityId)
                .filter(entity -> Elements.attr(entity.element(), "validUntil")
                        .flatMap(Instants::read)
                        .map(end -> clock.instant().isBefore(end))
                        .orElse(true));
    }

    /** Why the last fetch gave no feed, where it gave none. */
    public Optional<Finding> problem() {
        return Optional.ofNullable(state.problem());
    }

    /**
     * Fetches, unless that was done within the interval or while waiting for somebody else's fetch to end; returns whether a verified feed is
     * in use.
     */
    public boolean refresh() {
        State asked = state;
        fetching.lock();
        try {
            State before = state;
            if (before == asked && isDue(before)) {
                state = fetch(before);
            }
            return current().isPresent();
        } finally {
            fetching.unlock();
        }
    }

    private boolean isDue(State before) {
        return before.tried() == null
                || Duration.between(before.tried(), clock.instant()).compareTo(minInterval) >= 0;
    }

    /** Forgets the last good feed and when it was fetched, as if nothing had been fetched yet. */
    public void forget() {
        fetching.lock();
        try {
            state = new State(null, null, null, null);
        } finally {
            fetching.unlock();
        }
    }

    /** Fetches now, whatever the interval; returns why that gave no feed, if it gave none. */
    public Optional<Finding> fetchNow() {
        fetching.lock();
        try {
            state = fetch(state);
            return problem();
        } finally {
            fetching.unlock();
        }
    }

    private State fetch(State before) {
        Feed held = before.usable(clock.instant()) ? before.feed() : null;
        String etag = held == null ? null : before.etag();
        try {
            Fetcher.Answer answer = fetcher.fetch(etag);
            if (answer.status() == 304 && held != null) {
                return new State(held, etag, clock.instant(), null);
            }
            if (answer.status() != 200) {
                return unreachable(held, etag, "HTTP status " + answer.status());
            }
            Feed feed = reader.read(answer.body(), clock.instant());
            return new State(feed, answer.etag().orElse(null), clock.instant(), null);
        } catch (SamlRefusal e) {
            return after(Setback.REFUSED, held, etag, e.first());
        } catch (IOException e) {
            return unreachable(held, etag, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(held, etag, "interrupted");
        }
    }

    private State unreachable(@Nullable Feed held, @Nullable String etag, String observed) {
        return after(
                Setback.UNREACHABLE,
                held,
                etag,
                Finding.error(
                        "SC-003",
                        "fetching the federation's metadata feed",
                        observed,
                        "a signed aggregate",
                        "Check that the metadata service is up and reachable from here."));
    }

    private State after(Setback setback, @Nullable Feed held, @Nullable String etag, Finding problem) {
        boolean kept = keeps.test(setback);
        return new State(kept ? held : null, kept ? etag : null, clock.instant(), problem);
    }
}
