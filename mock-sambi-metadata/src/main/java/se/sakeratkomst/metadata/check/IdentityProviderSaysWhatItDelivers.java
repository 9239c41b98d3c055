package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider declares the service entity categories it can deliver.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.3</a>
 */
@Decides("SC-027")
final class IdentityProviderSaysWhatItDelivers implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        boolean declared = submission.categories().stream()
                .anyMatch(category -> Categories.service(category).isPresent());
        if (!submission.isSwedenConnect() || submission.identityProviders().isEmpty() || declared) {
            return List.of();
        }
        return List.of(Finding.warning(
                        "SC-027",
                        "reading the entity categories of the identity provider",
                        "no service entity category",
                        "each one whose attributes and level it can deliver",
                        "Declare them: service providers choose by them.")
                .at(submission.placeOf(Ns.ENTITY_CATEGORY)));
    }
}
