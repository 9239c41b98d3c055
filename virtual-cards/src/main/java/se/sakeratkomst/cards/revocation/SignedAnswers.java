package se.sakeratkomst.cards.revocation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.pki.Ca;

/**
 * Signed OCSP answers by the bytes of the question, those used longest ago given up first. Whether an answer still tells the truth is
 * for the responder to ask the register: a signature is what costs, not the asking.
 */
final class SignedAnswers {

    /** An answer, and what the register said when it was signed. */
    record Kept(OcspAnswer answer, Ca ca, String serial, Revocation.Status status) {}

    /** Some 20 MB at most. */
    private static final int MOST = 10_000;

    private final Map<ByteBuffer, Kept> answers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Kept> eldest) {
            return size() > MOST;
        }
    };

    /** The answer to that question, null when there is none that is fresh. */
    synchronized @Nullable Kept find(byte[] question, Instant now) {
        Kept kept = answers.get(ByteBuffer.wrap(question));
        return kept != null
                        && now.isBefore(Objects.requireNonNull(kept.answer().cacheable())
                                .fresh())
                ? kept
                : null;
    }

    synchronized void keep(byte[] question, Kept kept) {
        answers.put(ByteBuffer.wrap(question), kept);
    }
}
