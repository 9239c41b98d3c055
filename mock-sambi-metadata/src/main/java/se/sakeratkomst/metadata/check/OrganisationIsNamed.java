package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * md:Organization stands there with name, display name and address. Sambi's discovery service leaves out an identity provider without
 * OrganizationDisplayName.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.1; Sambi, anvisningstjänst</a>
 */
@Decides({"SC-005", "SAMBI-002", "SAMBI-044"})
final class OrganisationIsNamed implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        List<String> missing = Stream.of("OrganizationName", "OrganizationDisplayName", "OrganizationURL")
                .filter(name -> Elements.path(submission.entity(), Ns.MD, "Organization", name)
                        .map(Elements::text)
                        .filter(text -> !text.isEmpty())
                        .isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        boolean hidden = missing.contains("OrganizationDisplayName")
                && !submission.identityProviders().isEmpty();
        return List.of(submission
                .strictInSwedenConnect(
                        "SC-005",
                        hidden ? "SAMBI-044" : "SAMBI-002",
                        "reading md:Organization",
                        "without " + String.join(", ", missing),
                        "OrganizationName, OrganizationDisplayName and OrganizationURL",
                        "Add what is missing, each with xml:lang."
                                + (hidden ? " Without a display name the discovery service does not show you." : ""))
                .at(Elements.child(submission.entity(), Ns.MD, "Organization").orElse(submission.entity())));
    }
}
