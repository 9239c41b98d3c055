package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;

/**
 * A signature service says that its requests are signed; the operator sees to it (SC-034).
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.4</a>
 */
@Decides("SC-033")
final class SignatureServicesSignTheirRequests implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || !submission.isSignatureService()) {
            return List.of();
        }
        return submission.serviceProviders().stream()
                .filter(sp -> !Elements.flag(sp, "AuthnRequestsSigned").orElse(false))
                .map(sp -> Finding.error(
                                "SC-033",
                                "reading AuthnRequestsSigned of a signature service",
                                String.valueOf(Elements.attrOrNull(sp, "AuthnRequestsSigned")),
                                "AuthnRequestsSigned=\"true\"",
                                "Sign the requests, and say so.")
                        .at(sp))
                .toList();
    }
}
