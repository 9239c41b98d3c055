package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * A service provider says in an AttributeConsumingService which attributes it needs; without one the identity provider cannot know. Inera's
 * demands it (INERA-001).
 *
 * @see "SAML2int 0.2, metadata"
 */
@Decides("SAMBI-005")
final class AttributesAreRequested implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSambi()) {
            return List.of();
        }
        return submission.serviceProviders().stream()
                .filter(sp -> Submission.requestedAttributes(sp).isEmpty())
                .map(sp -> Finding.warning(
                                "SAMBI-005",
                                "reading which attributes are asked for",
                                "no AttributeConsumingService with a RequestedAttribute",
                                "each attribute the service needs",
                                "Add an AttributeConsumingService, and list them by name.")
                        .at(sp))
                .toList();
    }
}
