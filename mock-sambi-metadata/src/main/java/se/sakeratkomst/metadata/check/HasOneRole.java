package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The entity is a service provider or an identity provider, and speaks SAML 2.0.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf">SAML metadata 2.4</a>
 */
@Decides({"SC-001", "SAMBI-005"})
final class HasOneRole implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        String rule = submission.rule("SC-001", "SAMBI-005");
        if (submission.role().isEmpty()) {
            return List.of(Finding.error(
                            rule,
                            "finding the entity's role",
                            submission.serviceProviders().isEmpty()
                                    ? "neither SPSSODescriptor nor IDPSSODescriptor"
                                    : "both SPSSODescriptor and IDPSSODescriptor",
                            "exactly one of them",
                            "Hand in one EntityDescriptor for each role.")
                    .at(submission.entity()));
        }
        return submission.roles().stream()
                .filter(role -> !Elements.attr(role, "protocolSupportEnumeration")
                        .map(protocols -> List.of(protocols.strip().split("\\s+")))
                        .orElse(List.of())
                        .contains(Ns.SAMLP))
                .map(role -> Finding.error(
                                rule,
                                "reading protocolSupportEnumeration of " + role.getLocalName(),
                                String.valueOf(Elements.attrOrNull(role, "protocolSupportEnumeration")),
                                Ns.SAMLP + " among them",
                                "Set protocolSupportEnumeration=\"" + Ns.SAMLP + "\".")
                        .at(role))
                .toList();
    }
}
