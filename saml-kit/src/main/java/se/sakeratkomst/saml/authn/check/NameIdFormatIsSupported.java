package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.xml.Ns;

/**
 * NameIDPolicy asks for a format that the federations have.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-035, SAMBI-019</a>
 */
public final class NameIdFormatIsSupported implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String format = incoming.request().nameIdFormat();
        if (format == null
                || format.equals(Ns.NAMEID_PERSISTENT)
                || format.equals(Ns.NAMEID_TRANSIENT)
                || format.equals(Ns.NAMEID_UNSPECIFIED)) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.NAME_ID_POLICY),
                "checking the Format of NameIDPolicy",
                "'" + format + "'",
                "persistent or transient",
                "Ask for '" + incoming.profile().defaultNameIdFormat() + "'."));
    }
}
