package se.sakeratkomst.ehm.edge;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers an answer for a short while, so that a burst of calls costs one question. Unknown is never remembered. */
final class CachedRevocation implements Revocation {

    private static final int MOST = 10_000;

    private record Kept(RevocationStatus status, Instant until) {}

    private final Revocation source;
    private final Clock clock;
    private final Duration keep;
    private final Map<X509Certificate, Kept> answers = new ConcurrentHashMap<>();

    CachedRevocation(Revocation source, Clock clock, Duration keep) {
        this.source = source;
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public RevocationStatus statusOf(X509Certificate certificate, X509Certificate issuer) {
        Instant now = clock.instant();
        Kept kept = answers.get(certificate);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.status();
        }
        RevocationStatus status = source.statusOf(certificate, issuer);
        if (answers.size() >= MOST) {
            answers.clear();
        }
        if (status.state() == RevocationStatus.State.UNKNOWN) {
            answers.remove(certificate);
        } else {
            answers.put(certificate, new Kept(status, now.plus(keep)));
        }
        return status;
    }
}
