package se.sakeratkomst.kit.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a lab's clock relates to wall time.
 *
 * @param mode running: wall time plus {@code offset}; frozen: always {@code at}
 */
public record ClockSetting(
        Mode mode, @Nullable Duration offset, @Nullable Instant at) {

    /** Whether the clock runs. */
    public enum Mode {
        running,
        frozen
    }

    public static final ClockSetting WALL = new ClockSetting(Mode.running, Duration.ZERO, null);

    Instant apply(Instant wall) {
        if (mode == Mode.frozen && at != null) {
            return at;
        }
        return offset == null ? wall : wall.plus(offset);
    }
}
