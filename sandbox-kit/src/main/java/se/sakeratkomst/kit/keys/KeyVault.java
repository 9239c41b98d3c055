package se.sakeratkomst.kit.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Keys with self-signed, long-lived certificates, as federations recommend for metadata; made when first asked for and kept in a
 * PKCS12 file whose password lies beside it, readable by the owner only.
 *
 * @see "SC-DP 2.1.1.2: self-signed, long-lived certificates are recommended"
 */
public final class KeyVault {

    private static final int YEARS = 10;

    private final Path file;
    private final char[] password;
    private final KeyStore store;
    private final Map<String, KeyEntry> entries = new ConcurrentHashMap<>();

    public KeyVault(Path home) {
        this.file = home.resolve("keys.p12");
        this.password = SecretFile.randomIn(home.resolve("keys.password"));
        try {
            this.store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
            } else {
                store.load(null, password);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not open the keys " + file + "; remove it to have new ones made", e);
        }
    }

    /**
     * The lab's key of that name.
     *
     * @param commonName subject of a certificate made now; TEST is put before it
     */
    public synchronized KeyEntry require(LabId lab, String name, KeySpec spec, String commonName) {
        String alias = lab + "/" + name;
        return entries.computeIfAbsent(alias, missing -> load(alias, spec, commonName));
    }

    private KeyEntry load(String alias, KeySpec spec, String commonName) {
        try {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                return new KeyEntry(key, (X509Certificate) store.getCertificate(alias));
            }
            KeyEntry made = selfSigned(spec, "TEST " + commonName);
            store.setKeyEntry(alias, made.key(), password, new Certificate[] {made.certificate()});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            SecretFile.write(file, out.toByteArray());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not make the key " + alias, e);
        }
    }

    /** A new key with a self-signed certificate that nothing keeps. */
    public static KeyEntry selfSigned(KeySpec spec, String commonName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.algorithm);
            generator.initialize(spec.size);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, "SE")
                    .addRDN(BCStyle.O, "TEST Säker åtkomst Sandbox")
                    .addRDN(BCStyle.CN, commonName)
                    .build();
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new KeyEntry(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(new JcaX509v3CertificateBuilder(
                                            subject,
                                            new BigInteger(120, new SecureRandom()),
                                            Date.from(now.minus(1, ChronoUnit.HOURS)),
                                            Date.from(now.plus(365L * YEARS, ChronoUnit.DAYS)),
                                            subject,
                                            pair.getPublic())
                                    .build(new JcaContentSignerBuilder(spec.signature).build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make a self-signed certificate for " + commonName, e);
        }
    }
}
