package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * The request is signed where the SP says that it signs, or the identity provider demands it.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-021, SC-041, SAMBI-034</a>
 */
public final class RequestIsSigned implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.signed()) {
            return List.of();
        }
        boolean promised = incoming.role().authnRequestsSigned();
        if (!promised && !incoming.signatureDemanded()) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.REQUEST_SIGNED),
                "checking the signature of the request",
                "no signature",
                promised
                        ? "a signature, as AuthnRequestsSigned='true' in the metadata of "
                                + incoming.sp().entityId() + " promises"
                        : "a signature, as WantAuthnRequestsSigned='true' in this identity provider's metadata demands",
                "Sign the request with the key that your metadata publishes for signing."));
    }
}
