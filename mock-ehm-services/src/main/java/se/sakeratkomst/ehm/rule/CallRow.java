package se.sakeratkomst.ehm.rule;

import java.util.List;

/**
 * What a kind of call needs.
 *
 * @param headers names of the headers it must carry
 * @param roles one of these is needed; empty when the call needs no user
 */
public record CallRow(String call, List<String> headers, List<String> roles, String mark) {

    public CallRow {
        headers = RoleRow.orEmpty(headers);
        roles = RoleRow.orEmpty(roles);
    }

    public boolean needsUser() {
        return !roles.isEmpty();
    }

    public boolean needs(String header) {
        return headers.contains(header);
    }
}
