package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * The request came with a binding of the federation.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-040, SAMBI-014</a>
 */
public final class RequestBindingIsAllowed implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.profile().requestBindings().contains(incoming.binding())) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.REQUEST_BINDING),
                "checking the binding of the request",
                incoming.binding(),
                "one of "
                        + incoming.profile().requestBindings().stream().sorted().toList(),
                "Send the AuthnRequest with HTTP-Redirect."));
    }
}
