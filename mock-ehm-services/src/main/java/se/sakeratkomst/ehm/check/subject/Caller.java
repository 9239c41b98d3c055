package se.sakeratkomst.ehm.check.subject;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param roles ids of the roles, as access-rules.yaml has them
 * @param pharmacyGln the pharmacy, when it is one
 */
public record Caller(Set<String> roles, @Nullable String pharmacyGln) {

    private static final String PHARMACIST = "farmaceut-pa-apotek";
    private static final String UNLICENSED = "icke-legitimerad-apotekspersonal";
    private static final Set<String> PRESCRIBERS = Set.of("forskrivare", "veterinar");

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean pharmacist() {
        return roles.contains(PHARMACIST);
    }

    public boolean unlicensedPharmacyStaff() {
        return roles.contains(UNLICENSED) && !pharmacist();
    }

    public boolean prescriber() {
        return roles.stream().anyMatch(PRESCRIBERS::contains);
    }
}
