package se.sakeratkomst.metadata.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import se.sakeratkomst.saml.signature.SigningKey;

/**
 * The operator of one federation in one lab.
 *
 * @param authority its registrationAuthority
 * @param key what it signs the feed with
 */
public record Operator(String authority, SigningKey key) {

    /** The certificate that readers of the feed pin. */
    public X509Certificate certificate() {
        return key.certificate();
    }

    /** SHA-256 of the certificate: pairs of capital hexadecimal digits with colons between. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(certificate().getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("Could not take the fingerprint of " + authority, e);
        }
    }

    /** The certificate as PEM. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("Could not write the certificate of " + authority, e);
        }
    }
}
