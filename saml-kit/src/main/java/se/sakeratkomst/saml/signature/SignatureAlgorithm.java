package se.sakeratkomst.saml.signature;

import java.security.Key;

/**
 * Signature algorithms this kit can make, right and wrong ones.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 8.2</a>
 */
public enum SignatureAlgorithm {
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256"),
    RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#sha384"),
    RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512"),
    ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256"),
    ECDSA_SHA384(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#sha384"),
    ECDSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512"),
    /** Forbidden; only for a message that must be refused. */
    RSA_SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1"),
    /** Right signature algorithm, forbidden digest; only for a message that must be refused. */
    RSA_SHA256_DIGEST_SHA1(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#sha1");

    private final String uri;
    private final String digestUri;

    SignatureAlgorithm(String uri, String digestUri) {
        this.uri = uri;
        this.digestUri = digestUri;
    }

    /** The SignatureMethod's or SigAlg's URI. */
    public String uri() {
        return uri;
    }

    /** The DigestMethod's URI. */
    public String digestUri() {
        return digestUri;
    }

    /** The mandatory algorithm for a key: rsa-sha256 or ecdsa-sha256. */
    public static SignatureAlgorithm standardFor(Key key) {
        return key.getAlgorithm().startsWith("EC") ? ECDSA_SHA256 : RSA_SHA256;
    }
}
