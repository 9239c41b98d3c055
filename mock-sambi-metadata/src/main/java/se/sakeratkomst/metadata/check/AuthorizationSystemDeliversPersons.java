package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider of the authorization system delivers personal identity numbers and names.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 2.3</a>
 */
@Decides("SC-157")
final class AuthorizationSystemDeliversPersons implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        List<String> categories = submission.categories();
        if (!submission.isSwedenConnect()
                || submission.identityProviders().isEmpty()
                || !categories.contains(Categories.AUTHORIZATION_SYSTEM)) {
            return List.of();
        }
        return Stream.of("pnr", "name")
                .filter(set -> categories.stream()
                        .flatMap(category -> Categories.service(category).stream())
                        .noneMatch(service -> service.matches("loa[234]-" + set)))
                .map(set -> Finding.error(
                                "SC-157",
                                "reading what an identity provider of the authorization system delivers",
                                "no category loaN-" + set,
                                "both loaN-pnr (pnr-01) and loaN-name (natural-person-01)",
                                "Declare and deliver it, or take out the contract category.")
                        .at(submission.placeOf(Ns.ENTITY_CATEGORY)))
                .toList();
    }
}
