package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * Somebody asked for it: an answer to no question is not taken.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1: unsolicited responses</a>
 */
final class SolicitedByUs implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        return unless(
                !answer.isUnsolicited(),
                answer.profile().rule(Rule.UNSOLICITED),
                "finding the request that was answered",
                "no InResponseTo at all",
                "the ID of a request",
                "Begin the login in the system itself.");
    }
}
