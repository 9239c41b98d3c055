package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * Comparison in RequestedAuthnContext is exact or not there.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-055, SAMBI-040</a>
 */
public final class ComparisonIsExact implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String comparison = incoming.request().comparison();
        if (comparison == null || comparison.equals("exact")) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.COMPARISON_EXACT),
                "checking the Comparison of RequestedAuthnContext",
                "'" + comparison + "'",
                "'exact', or none",
                "Leave Comparison out and list every level of assurance that you accept."));
    }
}
