package se.sakeratkomst.idp.persona;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.keys.WeakKey;
import se.sakeratkomst.saml.signature.SigningKey;

/** Keys that must not be accepted for an identity provider; made when first needed and kept in memory only. */
public final class ForeignKeys {
    private final Map<String, SigningKey> clones = new ConcurrentHashMap<>();
    private final Map<String, SigningKey> strangers = new ConcurrentHashMap<>();

    /** A key that nobody knows. */
    public SigningKey stranger() {
        return strangers.computeIfAbsent("stranger", name -> {
            KeyEntry made = KeyVault.selfSigned(KeySpec.RSA_2048, "TEST Främling");
            return new SigningKey(made.key(), made.certificate());
        });
    }

    /** RSA of 1024 bits. */
    public SigningKey weak() {
        return strangers.computeIfAbsent("weak", name -> {
            KeyEntry made = WeakKey.made();
            return new SigningKey(made.key(), made.certificate());
        });
    }

    /** A key that nobody knows, with a certificate that looks like another one: subject, issuer, serial number, validity. */
    public SigningKey clone(X509Certificate original) {
        return clones.computeIfAbsent(original.getSerialNumber().toString(16), serial -> copy(original));
    }

    private static SigningKey copy(X509Certificate original) {
        return made(
                2048,
                X500Name.getInstance(original.getIssuerX500Principal().getEncoded()),
                original.getSerialNumber(),
                original.getNotBefore(),
                original.getNotAfter(),
                X500Name.getInstance(original.getSubjectX500Principal().getEncoded()));
    }

    private static SigningKey made(
            int bits, X500Name issuer, BigInteger serial, Date notBefore, Date notAfter, X500Name subject) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            var builder = new X509v3CertificateBuilder(
                    issuer,
                    serial,
                    notBefore,
                    notAfter,
                    subject,
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            return new SigningKey(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make a certificate", e);
        }
    }
}
