package se.sakeratkomst.cards.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
        PrivateKey responderKey = null;
        for (Ca ca : Ca.values()) {
            Key key = store.getKey(ca.slug(), password);
            Key ofResponder = store.getKey(RESPONDER + "-" + ca.slug(), password);
            if (!(key instanceof PrivateKey authorityKey) || !(ofResponder instanceof PrivateKey sharedKey)) {
                throw new GeneralSecurityException("no key of " + ca.slug());
            }
            responderKey = sharedKey;
            authorities.put(
                    ca,
                    new Authority(
                            ca,
                            authorityKey,
                            certificate(store, ca.slug()),
                            certificate(store, RESPONDER + "-" + ca.slug())));
        }
        return new TestPki(authorities, Objects.requireNonNull(responderKey));
    }

    private static X509Certificate certificate(KeyStore store, String alias) throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate(alias);
    }

    private static byte[] write(TestPki pki, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Ca ca : Ca.values()) {
            Authority authority = pki.authority(ca);
            Certificate[] own = {authority.certificate()};
            store.setKeyEntry(ca.slug(), authority.key(), password, own);
            Certificate[] responder = {authority.responder()};
            store.setKeyEntry(RESPONDER + "-" + ca.slug(), pki.responderKey(), password, responder);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }
}
