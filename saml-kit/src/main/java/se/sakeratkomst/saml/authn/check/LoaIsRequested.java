package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * The request says which levels of assurance are accepted.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-054</a>
 */
public final class LoaIsRequested implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (!incoming.request().requestedLoas().isEmpty() || !incoming.profile().has(Rule.LOA_REQUESTED)) {
            return List.of();
        }
        return List.of(Finding.warning(
                "SC-054",
                "checking RequestedAuthnContext",
                "no AuthnContextClassRef",
                "every accepted level of assurance by its URI",
                "Add RequestedAuthnContext."));
    }
}
