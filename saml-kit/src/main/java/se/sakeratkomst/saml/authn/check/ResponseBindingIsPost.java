package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The answer is wanted with HTTP-POST; another binding that the identity provider offers is told, since the profiles know none.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SAMBI-016, SC-DP 5.3</a>
 */
public final class ResponseBindingIsPost implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String binding = incoming.request().protocolBinding();
        boolean post =
                Ns.BINDING_POST.equals(binding) && incoming.answerBindings().contains(Ns.BINDING_POST);
        if (binding == null || post) {
            return List.of();
        }
        boolean offered = incoming.answerBindings().contains(binding);
        if (offered && binding.equals(Ns.HOKSSO)) {
            return List.of();
        }
        return List.of(new Finding(
                incoming.profile().rule(Rule.ACS_STATED),
                offered ? Severity.WARNING : Severity.ERROR,
                "checking the request's ProtocolBinding",
                "'" + binding + "'" + (offered ? ", which this identity provider offers beside" : ""),
                "none, or '" + expected(incoming) + "'",
                "Ask for the binding that the profile has."));
    }

    private static String expected(IncomingRequest incoming) {
        return incoming.answerBindings().get(0);
    }
}
