package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import se.sakeratkomst.saml.metadata.SpRole;

/** What a test needs of a service provider. */
final class Needs {
    private Needs() {}

    static Optional<String> encryptionKey(SpRole role) {
        return role.encryptionCertificates().isEmpty()
                ? Optional.of("the service provider's metadata has no key to encrypt for")
                : Optional.empty();
    }

    static Optional<String> secondAcs(SpRole role) {
        return role.postAcs().size() < 2
                ? Optional.of("the service provider's metadata has one AssertionConsumerService only")
                : Optional.empty();
    }
}
