package se.sakeratkomst.ehm.rule;

import java.util.List;

/**
 * What a kind of call needs.
 *
 * @param headers names of the headers it must carry
 * @param careHeaders names of the headers it must carry beside them when the user is not of a pharmacy
 * @param roles one of these is needed; empty when the call needs no user
 */
public record CallRow(String call, List<String> headers, List<String> careHeaders, List<String> roles, String mark) {

    public CallRow {
        headers = RoleRow.orEmpty(headers);
        careHeaders = RoleRow.orEmpty(careHeaders);
        roles = RoleRow.orEmpty(roles);
    }

    public boolean needsUser() {
        return !roles.isEmpty();
    }

    /** @param inCare whether the user is not of a pharmacy */
    public boolean needs(String header, boolean inCare) {
        return headers.contains(header) || (inCare && careHeaders.contains(header));
    }
}
