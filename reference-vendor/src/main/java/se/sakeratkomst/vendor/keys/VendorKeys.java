package se.sakeratkomst.vendor.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import se.sakeratkomst.saml.signature.SigningKey;

/**
 * The key that requests are signed with and the key that assertions are encrypted for, each with a self-signed certificate. Made at
 * first start and kept in {@code keys.p12}, whose password lies beside it; only the owner can read either.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2: one key for each use</a>
 */
public final class VendorKeys {

    private record Pair(SigningKey signing, SigningKey encryption) {}

    private final FutureTask<Pair> pair;

    private VendorKeys(FutureTask<Pair> pair) {
        this.pair = pair;
    }

    /** The keys in the folder; made there when it has none, while the rest of the system starts. */
    public static VendorKeys in(Path home) {
        FutureTask<Pair> task = new FutureTask<>(() -> open(home));
        Thread thread = new Thread(task, "vendor-keys");
        thread.setDaemon(true);
        thread.start();
        return new VendorKeys(task);
    }

    private static Pair open(Path home) {
        Path file = home.resolve("keys.p12");
        try {
            Files.createDirectories(home);
            char[] password = password(home.resolve("keys.password"));
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
            } else {
                store.load(null, password);
                put(store, "signing", SelfSigned.key("TEST Reference vendor signing"), password);
                put(store, "encryption", SelfSigned.key("TEST Reference vendor encryption"), password);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                store.store(out, password);
                write(file, out.toByteArray());
            }
            return new Pair(get(store, "signing", password), get(store, "encryption", password));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Open the keys " + file + ": observed " + e.getMessage()
                            + "; expected to read or make them. Give the user of this process the right to the folder.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Open the keys " + file + ": observed " + e.getMessage()
                            + "; expected a PKCS12 file. Remove it to have new keys made, and hand in the metadata again.",
                    e);
        }
    }

    /** What requests are signed with. */
    public SigningKey signing() {
        return ready().signing();
    }

    /** What assertions are encrypted for. */
    public SigningKey encryption() {
        return ready().encryption();
    }

    /** Whether the keys were read or made, and can be used. */
    public boolean areOpen() {
        if (!pair.isDone()) {
            return false;
        }
        try {
            ready();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private Pair ready() {
        try {
            return pair.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the keys were opened", e);
        }
    }

    private static void put(KeyStore store, String alias, SigningKey key, char[] password)
            throws GeneralSecurityException {
        store.setKeyEntry(alias, key.key(), password, new Certificate[] {key.certificate()});
    }

    private static SigningKey get(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        if (store.getKey(alias, password) instanceof PrivateKey key
                && store.getCertificate(alias) instanceof X509Certificate certificate) {
            return new SigningKey(key, certificate);
        }
        throw new GeneralSecurityException("no key named " + alias);
    }

    private static char[] password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            write(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return Files.readString(file).strip().toCharArray();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "keys",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
