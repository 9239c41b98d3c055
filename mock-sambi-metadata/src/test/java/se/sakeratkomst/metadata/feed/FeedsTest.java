package se.sakeratkomst.metadata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aFeedIsHalfSpentWhenHalfOfItsValidityHasPassed() {
        SignedFeed feed = new SignedFeed(new byte[0], "\"e\"", SIGNED, SIGNED.plus(Duration.ofDays(8)), 0);
        assertThat(feed.isHalfSpent(SIGNED.plus(Duration.ofDays(4)))).isFalse();
        assertThat(feed.isHalfSpent(SIGNED.plus(Duration.ofDays(4)).plusMillis(1)))
                .isTrue();
    }
}
