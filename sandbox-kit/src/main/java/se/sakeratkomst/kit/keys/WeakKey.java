package se.sakeratkomst.kit.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An RSA key of 1024 bits, TEST, which nobody may trust: whoever can factor it has the private key too, and here the factors are for
 * everybody to read. It is the same in each service, so that one can publish what another signs with.
 *
 * @see "SC-DP 8 (SC-118): an RSA key has 2048 bits or more"
 */
public final class WeakKey {
    private static final BigInteger P = new BigInteger(
            "d3b1eebf58bc24268b764dce7a2b845da9a6b39f08479e668bad7325b9bcedab"
                    + "a02c26a4eb4d0595fd582710a44f82fa0c0d142badf903493ea143cec6726bd9",
            16);
    private static final BigInteger Q = new BigInteger(
            "ddff508696c5c671c0b1ea26946944a954aa148226184600e55a342aeea7c904"
                    + "541dd7ede39bf978c8da88be009ed07a9f6a1088ceed68f0f15f40e7b04beb5b",
            16);
    private static final BigInteger E = BigInteger.valueOf(65_537);

    private WeakKey() {}

    /** The key with a certificate that has just been made. */
    public static KeyEntry made() {
        BigInteger p1 = P.subtract(BigInteger.ONE);
        BigInteger q1 = Q.subtract(BigInteger.ONE);
        BigInteger modulus = P.multiply(Q);
        BigInteger d = E.modInverse(p1.multiply(q1));
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PrivateKey key = factory.generatePrivate(
                    new RSAPrivateCrtKeySpec(modulus, E, d, P, Q, d.mod(p1), d.mod(q1), Q.modInverse(P)));
            PublicKey open = factory.generatePublic(new RSAPublicKeySpec(modulus, E));
            X500Name name = new X500Name("CN=TEST svag nyckel");
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    new BigInteger(120, new SecureRandom()),
                                    Date.from(now.minus(1, ChronoUnit.HOURS)),
                                    Date.from(now.plus(365, ChronoUnit.DAYS)),
                                    name,
                                    open)
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
            return new KeyEntry(key, certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make the weak key", e);
        }
    }
}
