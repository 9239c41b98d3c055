package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.idp.request.UsedRequests;
import se.sakeratkomst.kit.lab.LabId;

class UsedRequestsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final UsedRequests used =
            new UsedRequests(((InstantSource) time::get).withZone(ZoneOffset.UTC), Duration.ofMinutes(5));

    private boolean first(String id) {
        return used.isFirst(LabId.DEFAULT, "sambi", "urn:test:sp", id, time.get());
    }

    private void later(Duration by) {
        time.set(time.get().plus(by));
    }

    @Test
    void anIdCountsOnceWithinTheWindowAndAnewAfterIt() {
        assertThat(first("_a")).isTrue();
        later(Duration.ofMinutes(4));
        assertThat(first("_a")).isFalse();
        later(Duration.ofMinutes(2));
        assertThat(first("_a")).isTrue();
    }

    @Test
    void anIdThatIsAheadOfTimeIsRememberedForLonger() {
        assertThat(used.isFirst(LabId.DEFAULT, "sambi", "urn:test:sp", "_a", NOON.plusSeconds(180)))
                .isTrue();
        later(Duration.ofMinutes(7));
        assertThat(used.isFirst(LabId.DEFAULT, "sambi", "urn:test:sp", "_a", NOON.plusSeconds(180)))
                .isFalse();
    }

    @Test
    void anotherSenderReceiverOrLabMayUseTheSameId() {
        assertThat(first("_a")).isTrue();
        assertThat(used.isFirst(LabId.DEFAULT, "sambi", "urn:test:other", "_a", NOON))
                .isTrue();
        assertThat(used.isFirst(LabId.DEFAULT, "sweden-connect", "urn:test:sp", "_a", NOON))
                .isTrue();
        assertThat(used.isFirst(new LabId("other"), "sambi", "urn:test:sp", "_a", NOON))
                .isTrue();
    }

    @Test
    void memoryIsBoundedAndTheNewestAreKept() {
        for (int i = 0; i < 30_000; i++) {
            assertThat(first("_" + i)).isTrue();
        }
        assertThat(used.snapshot(LabId.DEFAULT)).isEqualTo(Map.of("remembered", 20_000L));
        assertThat(first("_29999")).isFalse();
        assertThat(first("_0")).isTrue();
    }

    @Test
    void aResetForgets() {
        assertThat(first("_a")).isTrue();
        used.clear(LabId.DEFAULT);
        assertThat(first("_a")).isTrue();
    }

    @Test
    void withoutAWindowNothingIsRemembered() {
        UsedRequests none = new UsedRequests(Clock.systemUTC(), Duration.ZERO);
        assertThat(none.isFirst(LabId.DEFAULT, "sambi", "urn:test:sp", "_a", NOON))
                .isTrue();
        assertThat(none.isFirst(LabId.DEFAULT, "sambi", "urn:test:sp", "_a", NOON))
                .isTrue();
    }
}
