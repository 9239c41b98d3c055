package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Only one encryption key is published, the newest: a peer that finds two cannot know which of them is on its way out.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2</a>
 */
@Decides("SC-017")
final class OneEncryptionKeyIsPublished implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        return submission.serviceProviders().stream()
                .map(sp -> Elements.children(sp, Ns.MD, "KeyDescriptor").stream()
                        .filter(key -> "encryption".equals(Elements.attrOrNull(key, "use")))
                        .toList())
                .filter(keys -> keys.size() > 1)
                .map(keys -> Finding.warning(
                                "SC-017",
                                "counting the encryption keys",
                                keys.size() + " KeyDescriptors with use=\"encryption\"",
                                "the new one only; the old one goes on decrypting without being published",
                                "Take the old certificate out, and keep its private key until peers have fetched the new one.")
                        .at(keys.get(1)))
                .toList();
    }
}
