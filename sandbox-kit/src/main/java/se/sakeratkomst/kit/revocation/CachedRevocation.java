package se.sakeratkomst.kit.revocation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers an answer for a short while, so that a burst of calls costs one question. Undetermined is never remembered. */
public final class CachedRevocation implements Revocation {

    private static final int MOST = 10_000;

    private record Kept(RevocationResult result, Instant until) {}

    private final Revocation source;
    private final Clock clock;
    private final Duration keep;
    private final Map<X509Certificate, Kept> answers = new ConcurrentHashMap<>();

    public CachedRevocation(Revocation source, Clock clock, Duration keep) {
        this.source = source;
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public RevocationResult of(X509Certificate certificate, X509Certificate issuer) {
        Instant now = clock.instant();
        Kept kept = answers.get(certificate);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.result();
        }
        RevocationResult result = source.of(certificate, issuer);
        if (answers.size() >= MOST) {
            answers.clear();
        }
        if (result.state() == RevocationResult.State.UNDETERMINED) {
            answers.remove(certificate);
        } else {
            answers.put(certificate, new Kept(result, now.plus(keep)));
        }
        return result;
    }
}
