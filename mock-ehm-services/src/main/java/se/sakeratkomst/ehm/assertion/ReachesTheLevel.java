package se.sakeratkomst.ehm.assertion;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile;

/** EHM-026: the user was authenticated at level 3 or higher, in the federation's own words. */
final class ReachesTheLevel implements Check<Presented> {

    private final int level;

    ReachesTheLevel(int level) {
        this.level = level;
    }

    @Override
    public List<Finding> examine(Presented presented) {
        if (presented.loa().filter(loa -> loa >= level).isPresent()) {
            return List.of();
        }
        FederationProfile federation = presented.federation();
        Optional<String> stated = presented.assertion().loa();
        return List.of(Finding.error(
                "EHM-026",
                "reading the level of assurance",
                stated.map(uri -> "AuthnContextClassRef '" + uri + "'")
                        .orElse("not exactly one AuthnStatement with an AuthnContextClassRef"),
                "one of " + List.copyOf(federation.loaUris().tailMap(level).values()) + " (" + federation.name() + ")",
                "Ask for level " + level
                        + " with RequestedAuthnContext, and let the user log in with an e-ID of that level."));
    }
}
