package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.xml.Elements;

/**
 * An attribute is required only where every identity provider that is used can deliver it: one of the sets that the declared categories
 * stand for. Any other is a matter of agreement, and a user of an identity provider without it cannot log in.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC BankID profile (12)</a>
 */
@Decides("SC-180")
final class RequiredAttributesAreDelivered implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        FederationProfile federation = submission.federation();
        Set<String> delivered = submission.categories().stream()
                .flatMap(category -> federation.attributeSets().getOrDefault(category, List.of()).stream())
                .flatMap(attribute -> federation.nameOf(attribute).stream())
                .collect(Collectors.toSet());
        return submission.serviceProviders().stream()
                .flatMap(sp -> Submission.requestedAttributes(sp).stream())
                .filter(attribute -> Elements.flag(attribute, "isRequired").orElse(false))
                .filter(attribute ->
                        !delivered.contains(Elements.attr(attribute, "Name").orElse("")))
                .map(attribute -> Finding.warning(
                                "SC-180",
                                "comparing required attributes with the declared entity categories",
                                Quote.of(Elements.attr(attribute, "Name").orElse("")) + " with isRequired=\"true\"",
                                "only attributes that the declared categories promise",
                                "Take isRequired out, or declare the category whose attribute set has it.")
                        .at(attribute))
                .toList();
    }
}
