package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * psc:RequestedPrincipalSelection names the attributes that the identity provider wants to be told.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.3; SC Principal Selection (14)</a>
 */
@Decides("SC-030")
final class RequestedPrincipalIsNamed implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        return Elements.descendants(submission.entity(), Ns.PSC, "RequestedPrincipalSelection").stream()
                .filter(wanted -> !isNamed(wanted) || !isUnderRole(wanted))
                .map(wanted -> Finding.warning(
                                "SC-030",
                                "reading psc:RequestedPrincipalSelection",
                                isNamed(wanted)
                                        ? "it stands outside IDPSSODescriptor/Extensions"
                                        : "no psc:MatchValue with a Name",
                                "under IDPSSODescriptor/Extensions, with psc:MatchValue Name=\"attribute\"",
                                "Name the attributes by which you want the user to be pointed out.")
                        .at(wanted))
                .toList();
    }

    private static boolean isNamed(Element wanted) {
        List<Element> values = Elements.children(wanted, Ns.PSC, "MatchValue");
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> Elements.attr(value, "Name")
                                .filter(name -> !name.isBlank())
                                .isPresent());
    }

    private static boolean isUnderRole(Element wanted) {
        return wanted.getParentNode() instanceof Element extensions
                && Elements.is(extensions, Ns.MD, "Extensions")
                && Elements.is(extensions.getParentNode(), Ns.MD, "IDPSSODescriptor");
    }
}
