package se.sakeratkomst.kit.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Certification authorities that a lab trusts beside the test PKI, for systems that already have client certificates of their own:
 * {@code {folder}/{lab}/*.pem}. Read anew at each use, so a file counts as soon as it lies there.
 */
public final class TrustedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(TrustedFolder.class);

    private final @Nullable Path folder;

    /** @param folder {@code sandbox.trusted-cas}, or null where there is none */
    public TrustedFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The authorities that the lab trusts. */
    public List<X509Certificate> of(LabId lab) {
        return folder == null ? List.of() : read(folder.resolve(lab.value()));
    }

    /** The authorities of all labs: a handshake hears no path, so it cannot tell labs apart. */
    public List<X509Certificate> all() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> labs = Files.list(folder)) {
            return labs.flatMap(lab -> read(lab).stream()).toList();
        } catch (IOException e) {
            LOG.warn("Read trusted authorities: observed {}; expected to list {}", e.toString(), folder);
            return List.of();
        }
    }

    /** Whether an authority of the lab's folder signed the certificate. */
    public boolean issued(X509Certificate certificate, LabId lab) {
        return of(lab).stream().anyMatch(authority -> signed(certificate, authority));
    }

    private static boolean signed(X509Certificate certificate, X509Certificate authority) {
        if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<X509Certificate> read(Path lab) {
        if (!Files.isDirectory(lab)) {
            return List.of();
        }
        List<X509Certificate> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(lab)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".pem")).toList()) {
                found.addAll(authorities(file));
            }
        } catch (IOException e) {
            LOG.warn("Read trusted authorities: observed {}; expected to list {}", e.toString(), lab);
        }
        return found;
    }

    private static List<X509Certificate> authorities(Path file) {
        try {
            return PeerClient.certificates(Files.readAllBytes(file)).stream()
                    .filter(certificate -> certificate.getBasicConstraints() >= 0)
                    .toList();
        } catch (IOException e) {
            LOG.warn(
                    "Read trusted authorities from {}: observed {}; expected PEM certificates of CAs. Mend or remove the file.",
                    file,
                    e.getMessage());
            return List.of();
        }
    }
}
