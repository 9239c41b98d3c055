package se.sakeratkomst.ehm.nll.door;

import java.util.List;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-060: NLL is called at a level of assurance. */
final class UserReachesTheLevel implements Check<NllCall> {

    private final int level;

    UserReachesTheLevel(int level) {
        this.level = level;
    }

    @Override
    public List<Finding> examine(NllCall call) {
        return call.user().map(User::loa).filter(loa -> loa < level).stream()
                .map(loa -> Finding.error(
                        "EHM-060",
                        "calling NLL",
                        "level of assurance " + loa,
                        "level of assurance " + level + " or higher",
                        "Ask the identity provider for level " + level
                                + " (RequestedAuthnContext) and log the user in again."))
                .toList();
    }
}
