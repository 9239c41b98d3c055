package se.sakeratkomst.ehm.token;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Which tokens were taken back. They are kept in the database, and at hand for each call. A reset of the lab and a snapshot leave them as they
 * are: an access token outlives both, so what takes it back must too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>
 */
public final class Revocations {

    private final RevokedTokenRepository tokens;
    private final TransactionOperations transactions;
    private final LabClock clock;
    private final Map<LabId, Set<String>> known = new ConcurrentHashMap<>();

    Revocations(RevokedTokenRepository tokens, TransactionOperations transactions, LabClock clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes back; again: no effect.
     *
     * @param key jti of an access token, or digest of a refresh token
     * @param until when nothing that it concerns is good any longer, by wall time
     */
    void revoke(LabId lab, String key, Instant until) {
        transactions.executeWithoutResult(status -> {
            tokens.deleteExpired(clock.wall().toEpochMilli());
            if (!tokens.existsByLabAndTokenKey(lab.value(), key)) {
                tokens.save(new RevokedToken(null, lab.value(), key, until.toEpochMilli()));
            }
        });
        of(lab).add(key);
    }

    /** Whether it was taken back. */
    boolean has(LabId lab, String key) {
        return of(lab).contains(key);
    }

    private Set<String> of(LabId lab) {
        return known.computeIfAbsent(lab, any -> {
            Set<String> keys = ConcurrentHashMap.newKeySet();
            keys.addAll(tokens.keysOf(lab.value()));
            return keys;
        });
    }
}
