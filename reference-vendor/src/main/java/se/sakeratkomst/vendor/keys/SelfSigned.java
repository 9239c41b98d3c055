package se.sakeratkomst.vendor.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.saml.signature.SigningKey;

/** New RSA keys with long-lived self-signed certificates. 2048 bits are allowed, and made in a fraction of the time of 3072. */
final class SelfSigned {

    private static final int BITS = 2048;
    private static final int DAYS = 3650;

    private SelfSigned() {}

    static SigningKey key(String commonName) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.O, "TEST Journalbolaget AB")
                .addRDN(BCStyle.CN, commonName)
                .build();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            return new SigningKey(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(new JcaX509v3CertificateBuilder(
                                            name,
                                            new BigInteger(120, new SecureRandom()),
                                            Date.from(now.minus(1, ChronoUnit.HOURS)),
                                            Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                                            name,
                                            pair.getPublic())
                                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("self-signing failed", e);
        }
    }
}
