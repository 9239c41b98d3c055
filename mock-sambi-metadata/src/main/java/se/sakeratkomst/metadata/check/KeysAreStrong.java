package se.sakeratkomst.metadata.check;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * Keys are RSA of 2048 bits or more, or EC of 256 or more.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 8; eGov 2.0, algorithms</a>
 */
@Decides({"SC-118", "SAMBI-039"})
final class KeysAreStrong implements Check<Submission> {

    private static final int LEAST_RSA = 2048;
    private static final int LEAST_EC = 256;

    @Override
    public List<Finding> examine(Submission submission) {
        return Certificates.of(submission).stream()
                .flatMap(found -> weakness(found.certificate().getPublicKey()).stream()
                        .map(observed -> Finding.error(
                                        submission.rule("SC-118", "SAMBI-039"),
                                        "measuring the key of a certificate",
                                        observed,
                                        "RSA of at least " + LEAST_RSA + " bits, or EC of at least " + LEAST_EC,
                                        "Make a new key: RSA 3072 or EC P-256.")
                                .at(found.element())))
                .toList();
    }

    private static Optional<String> weakness(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits < LEAST_RSA ? Optional.of("RSA " + bits + " bits") : Optional.empty();
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return bits < LEAST_EC ? Optional.of("EC " + bits + " bits") : Optional.empty();
        }
        return Optional.of("a key of the kind " + key.getAlgorithm());
    }
}
