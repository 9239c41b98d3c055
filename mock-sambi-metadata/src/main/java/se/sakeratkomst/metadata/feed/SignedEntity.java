package se.sakeratkomst.metadata.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signed EntityDescriptor, ready to be handed out.
 *
 * @param content not to be changed
 * @param etag quoted, of the content
 * @param generation of the register's policy, keys and fault when it was made
 */
record SignedEntity(
        byte[] content,
        String etag,
        long generation,
        Instant signed,
        @Nullable Instant validUntil) {

    boolean isHalfSpent(Instant now) {
        return validUntil != null
                && now.isAfter(signed.plusMillis((validUntil.toEpochMilli() - signed.toEpochMilli()) / 2));
    }
}
