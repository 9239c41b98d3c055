package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * ForceAuthn is written out.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-051</a>
 */
public final class ForceAuthnIsStated implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.request().forceAuthn().isPresent() || !incoming.profile().has(Rule.FORCE_AUTHN_STATED)) {
            return List.of();
        }
        return List.of(Finding.warning(
                "SC-051",
                "checking ForceAuthn",
                "not stated",
                "ForceAuthn='true' or 'false'",
                "Write ForceAuthn in the AuthnRequest."));
    }
}
