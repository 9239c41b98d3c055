package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.metadata.Endpoint;

/**
 * The answer goes only to an HTTP-POST AssertionConsumerService of the metadata, compared character by character.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-048, SC-061, SAMBI-017</a>
 */
public final class AcsIsRegistered implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        List<String> registered =
                incoming.role().postAcs().stream().map(Endpoint::location).toList();
        String url = incoming.request().acsUrl();
        if (url != null) {
            return registered.contains(url) ? List.of() : List.of(foreign(incoming, "'" + url + "'", registered));
        }
        return incoming.request()
                .acsIndex()
                .filter(index -> incoming.role().postAcs().stream()
                        .noneMatch(acs -> acs.index().equals(java.util.Optional.of(index))))
                .map(index -> List.of(foreign(incoming, "the index " + index, registered)))
                .orElse(List.of());
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
