package se.sakeratkomst.cards.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.pki.Pem;

/**
 * What OCSP answers.
 *
 * @param der the OCSPResponse; empty where the responder is to be down
 * @param cacheable how long others may keep it, null when they must not
 */
@SuppressWarnings("ArrayRecordComponent")
public record OcspAnswer(byte[] der, @Nullable Cacheable cacheable) {

    /**
     * An answer that is the same for everyone who asks for a while.
     *
     * @param fresh until when it is given out again
     * @param etag SHA-256 of the answer, hex
     */
    public record Cacheable(Instant thisUpdate, Instant fresh, Instant nextUpdate, String etag) {}

    static final OcspAnswer NONE = new OcspAnswer(new byte[0], null);

    static OcspAnswer once(byte[] der) {
        return new OcspAnswer(der, null);
    }

    static OcspAnswer lasting(byte[] der, Instant thisUpdate, Instant fresh, Instant nextUpdate) {
        return new OcspAnswer(der, new Cacheable(thisUpdate, fresh, nextUpdate, Pem.sha256(der)));
    }

    /** Whether there is an answer at all. */
    public boolean isGiven() {
        return der.length > 0;
    }
}
