package se.sakeratkomst.ehm.prescriber;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the register of licensed staff, or a code that several share.
 *
 * @param code förskrivarkod, 7 characters, or null
 * @param professions yrkeskoder, the one that goes with the code first
 * @param licenceNumber legitimationskod, or null
 * @param restrictions what a restricted prescribing right leaves out; none when it is not restricted
 * @param validFrom the licence counts from this day
 * @param revokedOn and not from this day on, or null
 * @param country code of the country that gave the licence
 * @param group whether the code is a group's (gruppförskrivarkod)
 */
public record Prescriber(
        @Nullable String code,
        List<String> professions,
        @Nullable String licenceNumber,
        @Nullable String givenName,
        @Nullable String surname,
        Set<Restriction> restrictions,
        LocalDate validFrom,
        @Nullable LocalDate revokedOn,
        String country,
        boolean group) {

    public Prescriber {
        professions = List.copyOf(professions);
        restrictions = Set.copyOf(restrictions);
    }

    /** Whether the licence counts on that day. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (revokedOn == null || day.isBefore(revokedOn));
    }
}
