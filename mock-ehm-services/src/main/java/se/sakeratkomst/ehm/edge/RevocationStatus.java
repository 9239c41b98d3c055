package se.sakeratkomst.ehm.edge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a certificate's revocation.
 *
 * @param source who said it, or why nobody did
 */
record RevocationStatus(
        State state, String source, @Nullable Instant revokedAt) {

    enum State {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    static RevocationStatus good(String source) {
        return new RevocationStatus(State.GOOD, source, null);
    }

    static RevocationStatus revoked(String source, Instant since) {
        return new RevocationStatus(State.REVOKED, source, since);
    }

    static RevocationStatus unknown(String why) {
        return new RevocationStatus(State.UNKNOWN, why, null);
    }

    String since() {
        return revokedAt == null ? "" : " since " + revokedAt;
    }
}
