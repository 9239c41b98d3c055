package se.sakeratkomst.cards.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.spec.PBEParameterSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.keys.SecretFile;

/**
 * The PKI, made at first use and kept in {@code {home}/pki/ca.p12}; its password lies beside it. All authorities are written at once, so
 * the PKI is never half made.
 */
public final class PkiStore {

    private static final Logger LOG = LoggerFactory.getLogger(PkiStore.class);
    private static final String RESPONDER = "ocsp-responder";
    private static final int ITERATIONS = 100;

    private final Path folder;
    private final PkiFoundry foundry;
    private final Clock wall;
    private volatile @Nullable TestPki open;

    public PkiStore(Path home, PkiFoundry foundry, Clock wall) {
        this.folder = home.resolve("pki");
        this.foundry = foundry;
        this.wall = wall;
    }

    /** The authorities; the first caller waits until they are made. */
    public TestPki pki() {
        TestPki known = open;
        return known != null ? known : openOrMake();
    }

    private synchronized TestPki openOrMake() {
        TestPki known = open;
        if (known != null) {
            return known;
        }
        Path file = folder.resolve("ca.p12");
        char[] password = SecretFile.randomIn(folder.resolve("ca.password"));
        try {
            TestPki opened = Files.exists(file) ? read(file, password) : make(file, password);
            open = opened;
            return opened;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Open the PKI " + file + ": observed " + e.getMessage()
                            + "; expected the PKCS12 file whose password is in " + folder.resolve("ca.password")
                            + ". Restore both files from the same copy, or remove both to get a new PKI.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read or write " + file, e);
        }
    }

    private TestPki make(Path file, char[] password) throws GeneralSecurityException, IOException {
        long begun = System.nanoTime();
        TestPki made = foundry.make(wall.instant());
        SecretFile.write(file, write(made, password));
        LOG.info("Made the TEST PKI in {} ms", (System.nanoTime() - begun) / 1_000_000);
        return made;
    }

    private static TestPki read(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
        Map<Ca, Authority> authorities = new EnumMap<>(Ca.class);
        for (Ca ca : Ca.values()) {
            authorities.put(
                    ca,
                    new Authority(
                            ca,
                            key(store, ca.slug(), password),
                            certificate(store, ca.slug()),
                            certificate(store, RESPONDER + "-" + ca.slug())));
        }
        return new TestPki(authorities, key(store, RESPONDER, password));
    }

    private static PrivateKey key(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        if (store.getKey(alias, password) instanceof PrivateKey key) {
            return key;
        }
        throw new GeneralSecurityException("no key '" + alias + "'");
    }

    private static X509Certificate certificate(KeyStore store, String alias) throws GeneralSecurityException {
        if (store.getCertificate(alias) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("no certificate '" + alias + "'");
    }

    private static byte[] write(TestPki pki, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Ca ca : Ca.values()) {
            Authority authority = pki.authority(ca);
            put(store, ca.slug(), authority.key(), authority.certificate(), password);
            store.setCertificateEntry(RESPONDER + "-" + ca.slug(), authority.responder());
        }
        put(store, RESPONDER, pki.responderKey(), pki.authority(Ca.ROOT).responder(), password);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    /** The password is random, so stretching it by many iterations would only slow the start. */
    private static void put(KeyStore store, String alias, PrivateKey key, X509Certificate certificate, char[] password)
            throws GeneralSecurityException {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        Certificate[] chain = {certificate};
        store.setEntry(
                alias,
                new KeyStore.PrivateKeyEntry(key, chain),
                new KeyStore.PasswordProtection(
                        password, "PBEWithHmacSHA256AndAES_256", new PBEParameterSpec(salt, ITERATIONS)));
    }
}
