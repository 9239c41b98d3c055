package se.sakeratkomst.metadata.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;

/**
 * A certificate that ended yesterday, of an issuer whose key nobody has, with somebody's right key in it. A reader of metadata
 * trusts the key, whatever the certificate around it says.
 *
 * @see "SC-DP 2.1.1.2 (SC-013)"
 */
final class ExpiredCertificate {
    private static final Duration LIFE = Duration.ofDays(365);

    private ExpiredCertificate() {}

    /** Takes and gives Base64 of DER. */
    static String ofTheKeyIn(String certificate) {
        try {
            X509Certificate right = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getMimeDecoder().decode(certificate)));
            KeyEntry issuer = KeyVault.selfSigned(KeySpec.EC_P256, "TEST Okänd utfärdare");
            Instant end = Instant.now().minus(Duration.ofDays(1));
            byte[] made = new JcaX509v3CertificateBuilder(
                            X500Name.getInstance(issuer.certificate()
                                    .getSubjectX500Principal()
                                    .getEncoded()),
                            BigInteger.valueOf(end.toEpochMilli()),
                            Date.from(end.minus(LIFE)),
                            Date.from(end),
                            X500Name.getInstance(right.getSubjectX500Principal().getEncoded()),
                            right.getPublicKey())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key()))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(made);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Could not make an expired certificate of a published key", e);
        }
    }
}
