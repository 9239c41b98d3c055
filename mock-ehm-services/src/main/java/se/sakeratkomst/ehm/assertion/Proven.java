package se.sakeratkomst.ehm.assertion;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/**
 * An assertion that stood all checks.
 *
 * @param form whether it came alone, or in the Response that it was sent in
 * @param eService whom it was made for
 * @param loa level of assurance
 */
public record Proven(
        ReceivedAssertion assertion, ProofForm form, FederationProfile federation, EService eService, int loa) {

    /**
     * What it says of the user. Where the federation has no name for an attribute, Sambi's name is understood: so an identity
     * provider of Sweden Connect can deliver what that federation's profile lacks.
     *
     * @see "ehm.md 1.4: supplementary attributes in the assertion; the names are an assumption"
     */
    public UserAttributes attributes() {
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            federation
                    .nameOf(attribute)
                    .or(() -> Federations.SAMBI.nameOf(attribute))
                    .map(assertion::values)
                    .filter(found -> !found.isEmpty())
                    .ifPresent(found -> values.put(attribute, found));
        }
        return new UserAttributes(values);
    }
}
