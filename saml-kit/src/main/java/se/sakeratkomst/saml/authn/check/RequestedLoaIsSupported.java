package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * At least one requested level of assurance can be given.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-064, SAMBI-040</a>
 */
public final class RequestedLoaIsSupported implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        List<String> requested = incoming.request().requestedLoas();
        if (requested.isEmpty() || requested.stream().anyMatch(incoming.supportedLoas()::contains)) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.LOA_SUPPORTED),
                "choosing among the requested levels of assurance",
                requested.toString(),
                "at least one of " + incoming.supportedLoas().stream().sorted().toList(),
                "Ask for a level by its URI in this federation."));
    }
}
