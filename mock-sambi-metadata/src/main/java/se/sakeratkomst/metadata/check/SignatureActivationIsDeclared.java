package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider that can deliver signature activation data declares scal2.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.3; SC SAP (13)</a>
 */
@Decides("SC-029")
final class SignatureActivationIsDeclared implements Check<Submission> {

    private static final String SAD = "urn:oid:1.2.752.201.3.12";

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.categories().contains(Categories.SCAL2)) {
            return List.of();
        }
        return submission.identityProviders().stream()
                .flatMap(idp -> Elements.children(idp, Ns.SAML, "Attribute").stream())
                .filter(attribute -> SAD.equals(Elements.attrOrNull(attribute, "Name")))
                .map(attribute -> Finding.error(
                                "SC-029",
                                "comparing the attributes the identity provider offers with its categories",
                                "it offers sad (" + SAD + ") and does not declare scal2",
                                Categories.SCAL2,
                                "Add the property to the entity category attribute.")
                        .at(attribute))
                .toList();
    }
}
