package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service that wants personal identity numbers of some users and organisation identities of others is two entities: categories cannot be
 * chosen at login.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.4</a>
 */
@Decides("SC-167")
final class PersonsAndStaffHaveTheirOwnEntities implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.serviceProviders().isEmpty()) {
            return List.of();
        }
        List<String> services = submission.categories().stream()
                .flatMap(category -> Categories.service(category).stream())
                .toList();
        if (services.stream().noneMatch(service -> service.endsWith("-pnr"))
                || services.stream().noneMatch(service -> service.endsWith("-orgid"))) {
            return List.of();
        }
        return List.of(Finding.warning(
                        "SC-167",
                        "reading the entity categories",
                        "both a pnr and an orgid category",
                        "one service provider for each",
                        "Make two entities, one for persons and one for staff.")
                .at(submission.placeOf(Ns.ENTITY_CATEGORY)));
    }
}
