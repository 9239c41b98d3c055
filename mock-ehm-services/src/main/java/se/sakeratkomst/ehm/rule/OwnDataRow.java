package se.sakeratkomst.ehm.rule;

import java.util.List;

/**
 * Who has nothing but their own data, that of their children and that of those who gave them a power of attorney, whatever the call.
 *
 * @param law the provision it rests on
 * @param mark confidence: D documented, I inferred
 */
public record OwnDataRow(List<String> roles, String law, String mark) {

    public OwnDataRow {
        roles = RoleRow.orEmpty(roles);
    }
}
