package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * NameIDPolicy/@SPNameQualifier is not there or names the sender: nobody gets another's pseudonyms.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-035, SC-077, SAMBI-019; SAML core 3.4.1.1</a>
 */
public final class SpNameQualifierIsOwn implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String qualifier = incoming.request().spNameQualifier();
        if (qualifier == null || qualifier.equals(incoming.sp().entityId())) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.NAME_ID_POLICY),
                "checking the SPNameQualifier of NameIDPolicy",
                "'" + qualifier + "'",
                "none, or '" + incoming.sp().entityId() + "'",
                "Leave SPNameQualifier out, or write your own entityID."));
    }
}
