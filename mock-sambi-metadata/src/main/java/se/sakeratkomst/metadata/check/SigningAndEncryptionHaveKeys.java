package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * There is a key for encryption, so that assertions can be encrypted, and it is another descriptor than that for signatures.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2; SAML2int 0.2, metadata</a>
 */
@Decides({"SC-015", "SWEB-004", "SAMBI-007"})
final class SigningAndEncryptionHaveKeys implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return Stream.concat(
                        withoutEncryption(submission), submission.isSwedenConnect() ? shared(submission) : Stream.of())
                .toList();
    }

    private static Stream<Finding> withoutEncryption(Submission submission) {
        return submission.serviceProviders().stream()
                .filter(sp -> keys(sp).stream().noneMatch(key -> Certificates.serves(key, "encryption")))
                .map(sp -> Finding.warning(
                                submission.rule("SC-015", answersInTheClear(sp) ? "SAMBI-007" : "SWEB-004"),
                                "finding a key for encryption",
                                keys(sp).isEmpty() ? "no KeyDescriptor" : "KeyDescriptors for signing only",
                                "a KeyDescriptor with use=\"encryption\"",
                                submission.federation().encryption() == EncryptionRule.ALWAYS
                                        ? "Add one: assertions of this federation are always encrypted, so no login works without it."
                                        : "Add one, so that the identity provider can encrypt assertions for you.")
                        .at(sp));
    }

    private static Stream<Finding> shared(Submission submission) {
        return submission.roles().stream()
                .filter(role -> keys(role).size() == 1)
                .flatMap(role -> keys(role).stream())
                .filter(key -> !key.hasAttributeNS(null, "use"))
                .map(key -> Finding.warning(
                                "SC-015",
                                "reading what the keys are for",
                                "one KeyDescriptor without use, for both signatures and encryption",
                                "one with use=\"signing\" and one with use=\"encryption\"",
                                "Make two keys, so that each can be changed by itself.")
                        .at(key));
    }

    private static List<Element> keys(Element role) {
        return Elements.children(role, Ns.MD, "KeyDescriptor");
    }

    private static boolean answersInTheClear(Element sp) {
        return Elements.children(sp, Ns.MD, "AssertionConsumerService").stream()
                .flatMap(acs -> Elements.attr(acs, "Location").stream())
                .anyMatch(location -> location.startsWith("http://"));
    }
}
