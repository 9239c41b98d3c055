package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The answer is wanted with HTTP-POST.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SAMBI-016, SC-DP 5.3</a>
 */
public final class ResponseBindingIsPost implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String binding = incoming.request().protocolBinding();
        if (binding == null || binding.equals(Ns.BINDING_POST)) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.ACS_STATED),
                "checking the request's ProtocolBinding",
                "'" + binding + "'",
                "none, or '" + Ns.BINDING_POST + "'",
                "Ask for HTTP-POST."));
    }
}
