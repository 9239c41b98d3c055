package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Each role has a key to verify its signatures with.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2; SAML2int 0.2, metadata</a>
 */
@Decides({"SC-012", "SAMBI-004", "SAMBI-005"})
final class SigningKeyIsGiven implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.roles().stream()
                .filter(role -> keys(role).stream().noneMatch(key -> Certificates.serves(key, "signing")))
                .map(role -> Finding.error(
                                submission.rule("SC-012", isIdp(role) ? "SAMBI-004" : "SAMBI-005"),
                                "finding the signing key of the " + role.getLocalName(),
                                keys(role).isEmpty() ? "no KeyDescriptor" : "KeyDescriptors for encryption only",
                                "a KeyDescriptor with use=\"signing\", or without use",
                                "Add a KeyDescriptor with your signing certificate.")
                        .at(role))
                .toList();
    }

    private static List<Element> keys(Element role) {
        return Elements.children(role, Ns.MD, "KeyDescriptor");
    }

    private static boolean isIdp(Element role) {
        return "IDPSSODescriptor".equals(role.getLocalName());
    }
}
