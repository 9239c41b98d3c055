package se.sakeratkomst.saml.signature;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import se.sakeratkomst.saml.SamlRefusal;

/**
 * Which algorithms and keys are accepted; what is not listed is refused.
 *
 * @param signatures SignatureMethod URIs
 * @param digests DigestMethod URIs
 * @param minimumRsaBits the smallest RSA modulus
 * @param minimumEcBits the smallest EC field
 */
public record AlgorithmPolicy(Set<String> signatures, Set<String> digests, int minimumRsaBits, int minimumEcBits) {

    /** What both federations accept (SC-118 to SC-120, SC-123, SAMBI-039). */
    public static final AlgorithmPolicy STRICT = new AlgorithmPolicy(
            Set.of(
                    SignatureAlgorithm.RSA_SHA256.uri(),
                    SignatureAlgorithm.RSA_SHA384.uri(),
                    SignatureAlgorithm.RSA_SHA512.uri(),
                    SignatureAlgorithm.ECDSA_SHA256.uri(),
                    SignatureAlgorithm.ECDSA_SHA384.uri(),
                    SignatureAlgorithm.ECDSA_SHA512.uri()),
            Set.of(
                    SignatureAlgorithm.RSA_SHA256.digestUri(),
                    SignatureAlgorithm.RSA_SHA384.digestUri(),
                    SignatureAlgorithm.RSA_SHA512.digestUri()),
            2048,
            256);

    /** Refuses a signature algorithm that is not listed. */
    public void requireSignature(String uri) {
        if (!signatures.contains(uri)) {
            throw SamlRefusal.of(
                    "SC-123",
                    "verifying a signature",
                    "the signature algorithm '" + uri + "'",
                    "one of " + signatures.stream().sorted().toList(),
                    "Sign with rsa-sha256 or ecdsa-sha256.");
        }
    }

    /** Refuses a digest algorithm that is not listed. */
    public void requireDigest(String uri) {
        if (!digests.contains(uri)) {
            throw SamlRefusal.of(
                    "SC-119",
                    "verifying a signature",
                    "the digest algorithm '" + uri + "'",
                    "one of " + digests.stream().sorted().toList(),
                    "Use SHA-256.");
        }
    }

    /** Whether the key is long enough. */
    public boolean accepts(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= minimumRsaBits;
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getCurve().getField().getFieldSize() >= minimumEcBits;
        }
        return false;
    }
}
