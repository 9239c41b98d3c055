package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.AcsRule;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * The request names its AssertionConsumerServiceURL; Sambi demands it, Sweden Connect wants it.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-047, SAMBI-016</a>
 */
public final class AcsIsStated implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.request().acsUrl() != null) {
            return List.of();
        }
        boolean must = incoming.profile().acsRule() == AcsRule.MUST_BE_STATED;
        return List.of(new Finding(
                incoming.profile().rule(Rule.ACS_STATED),
                must ? Severity.ERROR : Severity.WARNING,
                "checking the request's AssertionConsumerServiceURL",
                "none",
                "an AssertionConsumerServiceURL that stands in the metadata",
                "Write AssertionConsumerServiceURL in the AuthnRequest."));
    }
}
