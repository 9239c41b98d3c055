package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * Destination is there and is the URL the request was sent to.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-050, SC-060</a>
 */
public final class DestinationIsThisEndpoint implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String destination = incoming.request().destination();
        if (incoming.endpoint().equals(destination)) {
            return List.of();
        }
        boolean mayBeAbsent = destination == null && !incoming.profile().has(Rule.DESTINATION);
        if (mayBeAbsent && !incoming.signed()) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.DESTINATION),
                "checking the request's Destination",
                destination == null ? "no Destination" : "'" + destination + "'",
                "'" + incoming.endpoint() + "'",
                "Take Destination from the SingleSignOnService in the identity provider's metadata, unchanged."));
    }
}
