package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * The request names its AssertionConsumerService by URL or by index, never by both.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-049, SAML core 3.4.1</a>
 */
public final class AcsIsUrlOrIndex implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.request().acsUrl() == null || incoming.request().acsIndex().isEmpty()) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.ACS_URL_OR_INDEX),
                "checking how the request names its AssertionConsumerService",
                "both AssertionConsumerServiceURL and AssertionConsumerServiceIndex",
                "AssertionConsumerServiceURL alone",
                "Leave AssertionConsumerServiceIndex out."));
    }
}
