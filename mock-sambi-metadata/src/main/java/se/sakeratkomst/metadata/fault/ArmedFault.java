package se.sakeratkomst.metadata.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault at work in a register.
 *
 * @param entityId whose entry it concerns
 * @param validFor how long an ageing feed is valid
 * @param delay how long a slow one waits
 * @param armedAt wall time
 */
public record ArmedFault(Fault fault, @Nullable String entityId, Duration validFor, Duration delay, Instant armedAt) {

    /** How long an ageing feed is valid when nobody says otherwise. */
    public static final Duration USUAL_VALIDITY = Duration.ofSeconds(15);

    /** How long a slow feed waits when nobody says otherwise. */
    public static final Duration USUAL_DELAY = Duration.ofSeconds(20);

    /** How long a slow feed waits at most, so that nobody can tie up the service for hours. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

    /** For which entity's entry, when it was said. */
    public Optional<String> concerns() {
        return Optional.ofNullable(entityId);
    }
}
