package se.sakeratkomst.ehm.rule;

import java.util.List;

/**
 * A purpose (ändamål), the access codes (åtkomsttyper) that go with it and the roles that may use it.
 *
 * @param careProviderNeeded whether the user must belong to a care provider
 * @param law the provision it rests on
 */
public record PurposeRow(
        String purpose, List<String> access, List<String> roles, boolean careProviderNeeded, String law, String mark) {

    public PurposeRow {
        access = RoleRow.orEmpty(access);
        roles = RoleRow.orEmpty(roles);
    }
}
