package se.sakeratkomst.metadata.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed aggregate that lies ready.
 *
 * @param file the XML document; never changed, replaced by another file
 * @param etag quoted, of the content
 * @param generation of the register when it was made
 * @param validUntil null when it was left out, which is a fault
 * @param took from the first entry read to the file in its place
 */
public record Publication(
        Path file,
        String etag,
        long generation,
        Instant signed,
        @Nullable Instant validUntil,
        int entities,
        long bytes,
        Duration took) {

    /** True when half of its validity has passed. */
    boolean isHalfSpent(Instant now) {
        return validUntil != null
                && now.isAfter(signed.plusMillis((validUntil.toEpochMilli() - signed.toEpochMilli()) / 2));
    }
}
