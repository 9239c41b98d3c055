package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * Only the operator itself, through the control port, lets in an identity provider: that is what a federation's review is for.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 1.3.1-1.3.2</a>
 */
@Decides({"SC-150", "SAMBI-053"})
final class IdentityProvidersComeFromTheSandbox implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        boolean idp = submission.role().filter(role -> role == Role.IDP).isPresent();
        if (!idp || submission.sender().mayBringIdentityProvider()) {
            return List.of();
        }
        return List.of(Finding.error(
                        submission.rule("SC-150", "SAMBI-053"),
                        "registering an identity provider",
                        "an IDPSSODescriptor handed in by "
                                + submission.sender().way(),
                        "a service provider; identity providers are let in by the operator alone",
                        "Hand in the SPSSODescriptor of your system, or use the control port.")
                .at(submission.identityProviders().get(0)));
    }
}
