package se.sakeratkomst.ehm.nll.door;

import java.util.Collections;
import java.util.List;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-033, EHM-059: one of the user's roles may make this kind of call at all. */
final class UserHasARole implements Check<NllCall> {

    private final AccessRules rules;

    UserHasARole(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> examine(NllCall call) {
        return examine(call, call.kind());
    }

    /** Whether the user may make calls of that kind, which an entry of a bundle may be of. */
    List<Finding> examine(NllCall call, String kind) {
        List<String> wanted = rules.call(kind).map(row -> row.roles()).orElse(List.of());
        List<String> had = call.user().map(user -> user.roles()).orElse(List.of());
        if (wanted.isEmpty() || !Collections.disjoint(wanted, had)) {
            return List.of();
        }
        return List.of(Finding.error(
                had.isEmpty() ? "EHM-033" : "EHM-059",
                "deciding whether the user may make a call of kind '" + kind + "'",
                had.isEmpty() ? "a user without any role" : "a user with the roles " + had,
                "one of the roles " + wanted,
                "Let a user with such a role make the call; the roles come from the assertion's attributes, and $ping"
                        + " tells which they are."));
    }
}
