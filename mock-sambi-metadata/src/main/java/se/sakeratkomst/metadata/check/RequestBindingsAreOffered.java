package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider takes requests by the bindings that service providers of the federation use.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.2; SAML2int 0.2, metadata</a>
 */
@Decides({"SC-040", "SAMBI-004"})
final class RequestBindingsAreOffered implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.identityProviders().stream()
                .flatMap(idp -> submission.federation().requestBindings().stream()
                        .sorted()
                        .filter(binding -> Elements.children(idp, Ns.MD, "SingleSignOnService").stream()
                                .noneMatch(sso -> binding.equals(Elements.attrOrNull(sso, "Binding"))))
                        .map(binding -> Finding.error(
                                        submission.rule("SC-040", "SAMBI-004"),
                                        "reading the SingleSignOnServices",
                                        "none with the binding " + binding,
                                        submission.isSwedenConnect()
                                                ? "both HTTP-Redirect and HTTP-POST"
                                                : "HTTP-Redirect, which requests of Sambi use",
                                        "Add a SingleSignOnService with that binding.")
                                .at(idp)))
                .toList();
    }
}
