package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * OrganizationName is the name that the operator has in its register.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.1</a>
 */
@Decides("SC-006")
final class OrganisationNameIsTheRegistered implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.organisation().isEmpty()) {
            return List.of();
        }
        String registered = submission.organisation().orElseThrow().name();
        List<Element> names = Elements.child(submission.entity(), Ns.MD, "Organization")
                .map(organization -> Elements.children(organization, Ns.MD, "OrganizationName"))
                .orElse(List.of());
        if (names.isEmpty() || names.stream().anyMatch(name -> same(Elements.text(name), registered))) {
            return List.of();
        }
        return List.of(new Finding(
                        "SC-006",
                        submission.againstRegister(),
                        "comparing OrganizationName with the register",
                        Quote.of(Elements.text(names.get(0))),
                        Quote.of(registered),
                        "Write the name as it stands in the agreement.")
                .at(names.get(0)));
    }

    private static boolean same(String one, String other) {
        return one.strip()
                .replaceAll("\\s+", " ")
                .equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
    }
}
