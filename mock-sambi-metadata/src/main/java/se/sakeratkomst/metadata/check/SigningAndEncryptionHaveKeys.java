package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider has a key for encryption, so that assertions can be encrypted for it.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2; SAML2int 0.2, metadata</a>
 */
final class SigningAndEncryptionHaveKeys implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .filter(sp -> Elements.children(sp, Ns.MD, "KeyDescriptor").stream()
                        .noneMatch(key -> Elements.attr(key, "use")
                                .map("encryption"::equals)
                                .orElse(true)))
                .map(sp -> Finding.warning(
                        submission.rule("SC-015", "SWEB-004"),
                        "finding a key for encryption",
                        "KeyDescriptors for signing only",
                        "a KeyDescriptor with use=\"encryption\"",
                        submission.federation().encryption() == EncryptionRule.ALWAYS
                                ? "Add one: assertions of this federation are always encrypted, so no login works without it."
                                : "Add one, so that the identity provider can encrypt assertions for you."))
                .toList();
    }
}
