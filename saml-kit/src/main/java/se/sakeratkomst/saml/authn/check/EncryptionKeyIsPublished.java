package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;

/**
 * The SP publishes an encryption key where the federation encrypts every assertion.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-070</a>
 */
public final class EncryptionKeyIsPublished implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.profile().encryption() != EncryptionRule.ALWAYS
                || !incoming.role().encryptionCertificates().isEmpty()) {
            return List.of();
        }
        return List.of(Finding.error(
                "SC-070",
                "finding the key to encrypt the assertion for",
                "no KeyDescriptor for encryption in the metadata of "
                        + incoming.sp().entityId(),
                "at least one, since every assertion is encrypted in this federation",
                "Publish an encryption certificate in the metadata."));
    }
}
