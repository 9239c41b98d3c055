package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider that is no signature service does not declare scal2.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC entity categories (06) 3.2</a>
 */
@Decides("SC-142")
final class OnlySignatureServicesDeclareScal2 implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()
                || submission.serviceProviders().isEmpty()
                || submission.isSignatureService()) {
            return List.of();
        }
        return submission.entityAttributeValues(Ns.ENTITY_CATEGORY).stream()
                .filter(value -> Categories.SCAL2.equals(Elements.text(value)))
                .map(value -> Finding.error(
                                "SC-142",
                                "reading the entity categories",
                                "scal2 without " + Categories.SIGNATURE_SERVICE,
                                "scal2 of signature services only",
                                "Take it out, or declare the signature service (SC-032).")
                        .at(value))
                .toList();
    }
}
