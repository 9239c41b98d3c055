package se.sakeratkomst.metadata.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Fault;

/**
 * How an operator publishes one register.
 *
 * @param keyNumber which of the operator's keys is the current one; the next number is the standby
 * @param validFor ISO 8601 duration, null for the configured one
 * @param cacheDuration ISO 8601 duration, null for the configured one
 * @param fault id of the fault at work
 */
@Table
public record RegisterState(
        @Id @Nullable Long id,
        String lab,
        String federation,
        String environment,
        int keyNumber,
        Rollover rollover,
        @Nullable String validFor,
        @Nullable String cacheDuration,
        @Nullable String fault,
        @Nullable String faultEntityId,
        @Nullable String faultValidFor,
        @Nullable String faultDelay,
        @Nullable Long faultArmedMillis) {

    static RegisterState fresh(Register register) {
        return new RegisterState(
                null,
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                1,
                Rollover.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The fault at work. */
    public Optional<ArmedFault> armed() {
        return Optional.ofNullable(fault)
                .flatMap(Fault::of)
                .map(known -> new ArmedFault(
                        known,
                        faultEntityId,
                        faultValidFor == null ? ArmedFault.USUAL_VALIDITY : Duration.parse(faultValidFor),
                        faultDelay == null ? ArmedFault.USUAL_DELAY : Duration.parse(faultDelay),
                        Instant.ofEpochMilli(faultArmedMillis == null ? 0 : faultArmedMillis)));
    }

    RegisterState rollover(int number, Rollover step) {
        return new RegisterState(
                id,
                lab,
                federation,
                environment,
                number,
                step,
                validFor,
                cacheDuration,
                fault,
                faultEntityId,
                faultValidFor,
                faultDelay,
                faultArmedMillis);
    }

    RegisterState policy(@Nullable Duration valid, @Nullable Duration cache) {
        return new RegisterState(
                id,
                lab,
                federation,
                environment,
                keyNumber,
                rollover,
                valid == null ? null : valid.toString(),
                cache == null ? null : cache.toString(),
                fault,
                faultEntityId,
                faultValidFor,
                faultDelay,
                faultArmedMillis);
    }

    RegisterState fault(@Nullable ArmedFault armed) {
        return new RegisterState(
                id,
                lab,
                federation,
                environment,
                keyNumber,
                rollover,
                validFor,
                cacheDuration,
                armed == null ? null : armed.fault().id(),
                armed == null ? null : armed.entityId(),
                armed == null ? null : armed.validFor().toString(),
                armed == null ? null : armed.delay().toString(),
                armed == null ? null : armed.armedAt().toEpochMilli());
    }
}
