package se.sakeratkomst.saml;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.saml.signature.SigningKey;

/** Keys for tests, made once for each JVM. */
public final class TestKeys {
    public static final SigningKey IDP = rsa("TEST idp", 2048);
    public static final SigningKey SP = rsa("TEST sp", 2048);
    public static final SigningKey STRANGER = rsa("TEST stranger", 2048);
    public static final SigningKey OPERATOR = rsa("TEST operator", 2048);
    public static final SigningKey SHORT = rsa("TEST short", 1024);
    public static final SigningKey EC = ec("TEST ec");

    private TestKeys() {}

    private static SigningKey rsa(String name, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return selfSigned(name, generator.generateKeyPair(), "SHA256withRSA");
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey ec(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return selfSigned(name, generator.generateKeyPair(), "SHA256withECDSA");
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey selfSigned(String name, KeyPair pair, String algorithm)
            throws GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now();
        X500Principal subject = new X500Principal("CN=" + name);
        var holder = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minus(1, ChronoUnit.DAYS)),
                        Date.from(now.plus(3650, ChronoUnit.DAYS)),
                        subject,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
        return new SigningKey(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(holder));
    }
}
