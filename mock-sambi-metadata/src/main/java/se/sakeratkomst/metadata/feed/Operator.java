package se.sakeratkomst.metadata.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import se.sakeratkomst.saml.signature.SigningKey;

/**
 * The operator of one register.
 *
 * @param authority its registrationAuthority
 * @param key what it signs with now
 * @param standby what it will sign with after the next planned rollover; before a rollover is finished, whichever of the two keys
 *     does not sign
 * @param announced the certificates that it tells readers to trust
 */
public record Operator(String authority, SigningKey key, SigningKey standby, List<X509Certificate> announced) {

    public Operator {
        announced = List.copyOf(announced);
    }

    /** The certificate of the key that signs. */
    public X509Certificate certificate() {
        return key.certificate();
    }

    /** SHA-256 of the certificate that signs: pairs of capital hexadecimal digits with colons between. */
    public String fingerprint() {
        return fingerprint(certificate());
    }

    /** SHA-256 of the standby's certificate. */
    public String standbyFingerprint() {
        return fingerprint(standby.certificate());
    }

    /** SHA-256 of a certificate: pairs of capital hexadecimal digits with colons between. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /** Certificates as PEM. */
    public static String pem(List<X509Certificate> certificates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (X509Certificate certificate : certificates) {
                out.writeBytes("-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
                out.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(certificate.getEncoded()));
                out.writeBytes("\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
