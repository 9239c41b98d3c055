package se.sakeratkomst.ehm.prescriber;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A workplace that prescribes.
 *
 * @param code arbetsplatskod, 3 to 13 characters
 * @param validFrom the code counts from this day, or null for always
 * @param validUntil and not from this day on, or null
 */
public record Workplace(
        String code,
        String name,
        String town,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    /** Whether the code counts on that day. */
    public boolean validOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || day.isBefore(validUntil));
    }
}
