package se.sakeratkomst.vendor.logout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** One thing that must be right before somebody is logged out because an identity provider asks for it. */
interface LogoutCheck extends Check<AskedLogout> {

    /** A finding, or none. */
    default List<Finding> unless(
            boolean right, String rule, String attempted, @Nullable Object observed, String expected) {
        return right
                ? List.of()
                : List.of(Finding.error(
                        rule,
                        attempted,
                        String.valueOf(observed),
                        expected,
                        "Send a right LogoutRequest; log out here by hand until then."));
    }
}
