package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * What the system must know of a user is there, by its exact Name, and is not blank. FriendlyName decides nothing.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2.1; SC attribute specification 3.2</a>
 */
final class RequiredAttributesAreThere implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        List<String> missing = answer
                .membership()
                .required(answer.identityProvider().entityId())
                .stream()
                .map(attribute -> name(answer, attribute))
                .filter(name -> answer.assertion().values(name).stream().allMatch(String::isBlank))
                .toList();
        return unless(
                missing.isEmpty(),
                "SC-085",
                "reading the attributes that the system needs",
                "without " + missing,
                "all that the metadata asks for with isRequired",
                "Ask your organisation to give you what is missing in its directory.");
    }

    private static String name(Answer answer, Attribute attribute) {
        return answer.profile().nameOf(attribute).orElse(attribute.name());
    }

    @Override
    public Reason reason() {
        return Reason.ATTRIBUTES;
    }
}
