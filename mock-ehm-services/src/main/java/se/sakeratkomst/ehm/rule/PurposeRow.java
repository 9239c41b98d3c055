package se.sakeratkomst.ehm.rule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A purpose (ändamål) and the grounds for access (åtkomsttyper) that go with it.
 *
 * @param purpose its code in x-purpose
 * @param name its name for people
 * @param roles who may have this purpose
 * @param lockedFrom the side that a lock must be towards in order to count: VARD or APOTEK; absent where the filters say themselves
 * @param law the provision it rests on
 * @param mark confidence: D documented, I inferred
 */
public record PurposeRow(
        String purpose,
        String name,
        List<String> roles,
        @Nullable String lockedFrom,
        String law,
        String mark,
        List<GroundRow> grounds) {

    public PurposeRow {
        roles = RoleRow.orEmpty(roles);
        grounds = RoleRow.orEmpty(grounds);
    }

    public Optional<GroundRow> ground(String access) {
        return grounds.stream().filter(row -> row.access().equals(access)).findFirst();
    }

    /** Its access codes. */
    public List<String> access() {
        return grounds.stream().map(GroundRow::access).toList();
    }

    /** Who may have this purpose on that ground. */
    public List<String> rolesOn(GroundRow ground) {
        return ground.roles().isEmpty() ? roles : ground.roles();
    }
}
