package se.sakeratkomst.cards.revocation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A responder that no authority delegated to. Its certificates have the names of the right responder's and of its issuer, so that only
 * the signature on them tells. The key is made when first needed and lives as long as the process.
 */
final class SelfAppointedResponder {

    private @Nullable KeyPair keys;

    PrivateKey key() {
        return keys().getPrivate();
    }

    /** A certificate like that one, signed by this responder's own key. */
    X509CertificateHolder certificate(X509CertificateHolder like) {
        try {
            return new X509v3CertificateBuilder(
                            like.getIssuer(),
                            BigInteger.TWO,
                            like.getNotBefore(),
                            like.getNotAfter(),
                            like.getSubject(),
                            SubjectPublicKeyInfo.getInstance(keys().getPublic().getEncoded()))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key()));
        } catch (CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make the certificate of a self-appointed responder", e);
        }
    }

    private synchronized KeyPair keys() {
        KeyPair known = keys;
        if (known == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                known = generator.generateKeyPair();
                keys = known;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Could not make an RSA key", e);
            }
        }
        return known;
    }
}
