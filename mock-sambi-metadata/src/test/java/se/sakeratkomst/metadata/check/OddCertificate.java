package se.sakeratkomst.metadata.check;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that nobody should hand in. */
final class OddCertificate {

    private static final Duration YEAR = Duration.ofDays(365);

    private OddCertificate() {}

    static X509Certificate shortKey() {
        return make(keys("RSA", 1024), Instant.now().minus(YEAR), Instant.now().plus(YEAR), "SHA256withRSA", "CN=TEST");
    }

    static X509Certificate ofAnotherKind() {
        return make(keys("DSA", 2048), Instant.now().minus(YEAR), Instant.now().plus(YEAR), "SHA256withDSA", "CN=TEST");
    }

    static X509Certificate expired() {
        Instant now = Instant.now();
        return make(keys("RSA", 2048), now.minus(YEAR), now.minusSeconds(60), "SHA256withRSA", "CN=TEST");
    }

    static X509Certificate notYet() {
        Instant now = Instant.now();
        return make(keys("RSA", 2048), now.plus(YEAR), now.plus(YEAR).plus(YEAR), "SHA256withRSA", "CN=TEST");
    }

    static X509Certificate soonOver() {
        Instant now = Instant.now();
        return make(keys("RSA", 2048), now.minus(YEAR), now.plus(Duration.ofDays(3)), "SHA256withRSA", "CN=TEST");
    }

    static X509Certificate bySha1() {
        Instant now = Instant.now();
        return make(keys("RSA", 2048), now.minus(YEAR), now.plus(YEAR), "SHA1withRSA", "CN=TEST");
    }

    static X509Certificate byIssuer() {
        Instant now = Instant.now();
        return make(keys("RSA", 2048), now.minus(YEAR), now.plus(YEAR), "SHA256withRSA", "CN=TEST issuer");
    }

    static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate make(KeyPair pair, Instant from, Instant until, String algorithm, String issuer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Name(issuer),
                                    BigInteger.ONE,
                                    Date.from(from),
                                    Date.from(until),
                                    new X500Name("CN=TEST"),
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
