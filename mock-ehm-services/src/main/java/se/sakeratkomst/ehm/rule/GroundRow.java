package se.sakeratkomst.ehm.rule;

import java.util.List;

/**
 * A ground for access (åtkomsttyp) under a purpose.
 *
 * @param access its code in x-access
 * @param roles who may use it, where that is fewer than may have the purpose; else empty
 * @param validations names of what must hold of the user and the patient
 * @param filters names of what decides which entries are left out
 * @param mark confidence: D documented, I inferred
 */
public record GroundRow(
        String access, List<String> roles, List<String> validations, List<String> filters, String mark) {

    public GroundRow {
        roles = RoleRow.orEmpty(roles);
        validations = RoleRow.orEmpty(validations);
        filters = RoleRow.orEmpty(filters);
    }
}
