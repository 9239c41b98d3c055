package se.sakeratkomst.metadata.feed;

import java.time.Instant;

/**
 * One published aggregate.
 *
 * @param content the XML document, not to be changed
 * @param etag quoted, of the content
 * @param entities how many entities it has
 */
public record SignedFeed(byte[] content, String etag, Instant signed, Instant validUntil, int entities) {

    /** True when half of its validity has passed. */
    boolean isHalfSpent(Instant now) {
        return now.isAfter(signed.plusMillis((validUntil.toEpochMilli() - signed.toEpochMilli()) / 2));
    }
}
