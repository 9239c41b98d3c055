package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.metadata.Endpoint;

/**
 * The answer goes only to an AssertionConsumerService of the metadata, with a binding that can be used, compared character by
 * character.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-048, SC-061, SAMBI-017</a>
 */
public final class AcsIsRegistered implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        AuthnRequest request = incoming.request();
        boolean named = request.acsUrl() != null || request.acsIndex().isPresent();
        if (!named || incoming.answerTo().isPresent()) {
            return List.of();
        }
        List<String> registered = incoming.answerBindings().stream()
                .flatMap(binding -> incoming.role().acs(binding).stream())
                .map(Endpoint::location)
                .toList();
        String observed = request.acsUrl() == null
                ? "the index " + request.acsIndex().orElseThrow()
                : "'" + request.acsUrl() + "'";
        String binding = request.protocolBinding();
        return List.of(
                foreign(incoming, binding == null ? observed : observed + " with '" + binding + "'", registered));
    }

    private static Finding foreign(IncomingRequest incoming, String observed, List<String> registered) {
        return Finding.error(
                incoming.profile().rule(Rule.ACS_REGISTERED),
                "comparing the request's AssertionConsumerService with the metadata of "
                        + incoming.sp().entityId(),
                observed,
                "one of " + registered + ", character by character",
                "Ask for an address that your metadata in the feed has, or hand in metadata that has this one.");
    }
}
