package se.sakeratkomst.kit.revocation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a certificate's revocation, and how it came to be known.
 *
 * @param state the outcome
 * @param stages what was asked, in order; the last one decided, where anything did
 */
public record RevocationResult(State state, List<Stage> stages) {

    /** The outcome. */
    public enum State {
        GOOD,
        REVOKED,
        /** Nobody could tell: to be refused unless something else is configured. */
        UNDETERMINED
    }

    /** Whom one asks. */
    public enum Source {
        OCSP,
        CRL
    }

    /**
     * One question and what came of it.
     *
     * @param address where it was asked; null when the certificate names no address
     * @param said in words: {@code good, fresh until 2026-01-31T10:00:00Z}, {@code no answer (HTTP 503)}
     * @param revokedAt set exactly when the state is revoked
     */
    public record Stage(
            Source source,
            @Nullable URI address,
            State state,
            String said,
            @Nullable Instant revokedAt) {

        static Stage undetermined(Source source, @Nullable URI address, String why) {
            return new Stage(source, address, State.UNDETERMINED, why, null);
        }

        @Override
        public String toString() {
            return source + ": " + said;
        }
    }

    public RevocationResult {
        stages = List.copyOf(stages);
    }

    static RevocationResult of(List<Stage> stages) {
        return new RevocationResult(
                stages.isEmpty()
                        ? State.UNDETERMINED
                        : stages.get(stages.size() - 1).state(),
                stages);
    }

    /** The stage that decided; null when nobody could tell. */
    public @Nullable Stage decisive() {
        return state == State.UNDETERMINED ? null : stages.get(stages.size() - 1);
    }

    /** Every stage in words: {@code OCSP: no answer (HTTP 503); CRL: good, fresh until 2026-01-31T10:00:00Z}. */
    public String told() {
        return stages.stream().map(Stage::toString).collect(Collectors.joining("; "));
    }
}
