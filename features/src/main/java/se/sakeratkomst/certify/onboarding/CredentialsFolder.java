package se.sakeratkomst.certify.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import se.sakeratkomst.certify.Mishap;

/** The folder where a vendor system finds what the sandbox gives it. A file is replaced at once or not at all. */
public final class CredentialsFolder {
    private final Path folder;

    public CredentialsFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    Path put(String name, String content, boolean secret) {
        return put(name, content.getBytes(StandardCharsets.UTF_8), secret);
    }

    /** @param secret whether only the owner may read it */
    Path put(String name, byte[] content, boolean secret) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (Files.isRegularFile(file) && java.util.Arrays.equals(Files.readAllBytes(file), content)) {
                return file;
            }
            Path temporary = Files.createTempFile(folder, "." + name, ".part");
            Files.write(temporary, content);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        temporary, PosixFilePermissions.fromString(secret ? "rw-------" : "rw-r--r--"));
            }
            return Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Mishap.of(
                            "write " + file,
                            Mishap.words(e),
                            "a folder that can be written to",
                            "correct the field credentials of vendor.yaml")
                    .because(e);
        }
    }

    /** The client certificate that lies here, if there is one that these authorities issued and that is still valid. */
    Optional<X509Certificate> usableClientCertificate(Collection<X509Certificate> authorities) {
        Path store = folder.resolve("client.p12");
        Path password = folder.resolve("client.p12.password");
        if (!Files.isRegularFile(store) || !Files.isRegularFile(password)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, Files.readString(password).strip().toCharArray());
            for (String alias : java.util.Collections.list(keys.aliases())) {
                Certificate certificate = keys.getCertificate(alias);
                if (keys.isKeyEntry(alias)
                        && certificate instanceof X509Certificate client
                        && client.getNotAfter().after(Date.from(Instant.now().plus(Duration.ofDays(1))))
                        && issued(client, authorities)) {
                    return Optional.of(client);
                }
            }
            return Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty(); // not ours to use: a new one is made
        }
    }

    private static boolean issued(X509Certificate client, Collection<X509Certificate> authorities) {
        for (X509Certificate authority : authorities) {
            if (client.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
                try {
                    client.verify(authority.getPublicKey());
                    return true;
                } catch (GeneralSecurityException e) {
                    continue; // another lab's authority of the same name
                }
            }
        }
        return false;
    }
}
