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
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.keys.SecretFile;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/**
 * The PKI of each lab, made at first use and kept in {@code {home}/labs/{lab}/pki/ca.p12}; its password lies beside it. All
 * authorities are written at once, so a lab's PKI is never half made.
 */
public final class PkiStore {

    private static final Logger LOG = LoggerFactory.getLogger(PkiStore.class);
    private static final String RESPONDER = "ocsp-responder";

    private final Labs labs;
    private final PkiFoundry foundry;
    private final Clock wall;
    private final Map<LabId, LabPki> open = new ConcurrentHashMap<>();

    public PkiStore(Labs labs, PkiFoundry foundry, Clock wall) {
        this.labs = labs;
        this.foundry = foundry;
        this.wall = wall;
    }

    public LabPki of(LabId lab) {
        LabPki known = open.get(lab);
        return known != null ? known : open.computeIfAbsent(lab, this::openOrMake);
    }

    private LabPki openOrMake(LabId lab) {
        Path folder = labs.folder(lab).resolve("pki");
        Path file = folder.resolve("ca.p12");
        char[] password = SecretFile.randomIn(folder.resolve("ca.password"));
        try {
            if (Files.exists(file)) {
                return read(file, password);
            }
            long begun = System.nanoTime();
            LabPki made = foundry.make(lab, wall.instant());
            SecretFile.write(file, write(made, password));
            LOG.info("Made the TEST PKI of lab {} in {} ms", lab, (System.nanoTime() - begun) / 1_000_000);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Open the PKI of lab " + lab + " from " + file + ": observed " + e.getMessage()
                            + "; expected the PKCS12 file whose password is in " + folder.resolve("ca.password")
                            + ". Restore both files from the same copy, or remove both to get a new PKI.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read or write " + file, e);
        }
    }

    private static LabPki read(Path file, char[] password) throws GeneralSecurityException, IOException {
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
        return new LabPki(authorities, Objects.requireNonNull(responderKey));
    }

    private static X509Certificate certificate(KeyStore store, String alias) throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate(alias);
    }

    private static byte[] write(LabPki pki, char[] password) throws GeneralSecurityException, IOException {
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
