package se.sakeratkomst.vendor.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.vendor.VendorSettings;

/**
 * The certificate by which a federation's feed is verified: a file that was handed over, or an address together with the
 * certificate's fingerprint. Never an address alone, and never what the feed itself brings along. The file is read each time, so
 * that a changed one counts at once.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2: metadata is verified before it is trusted</a>
 */
final class OperatorCertificate implements Supplier<Collection<X509Certificate>> {

    private final String federation;
    private final VendorSettings.Federation settings;
    private final Path file;
    private @Nullable X509Certificate fetched;

    OperatorCertificate(String federation, VendorSettings.Federation settings, Path credentials) {
        this.federation = federation;
        this.settings = settings;
        this.file = Objects.requireNonNullElse(
                settings.operatorCertificate(), credentials.resolve("operator-" + federation + ".pem"));
    }

    @Override
    public Collection<X509Certificate> get() {
        if (Files.exists(file)) {
            try {
                return CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                        .stream()
                        .map(X509Certificate.class::cast)
                        .toList();
            } catch (IOException | CertificateException e) {
                throw refused(file + ", which cannot be read", "a PEM certificate");
            }
        }
        if (settings.operatorUrl() == null || settings.operatorSha256() == null) {
            throw refused("no file " + file, "that file, or an address and a SHA-256 fingerprint");
        }
        return List.of(pinned(new HttpFetcher(settings.operatorUrl()), settings.operatorSha256()));
    }

    private synchronized X509Certificate pinned(Fetcher fetcher, String sha256) {
        X509Certificate known = fetched;
        if (known != null) {
            return known;
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(fetcher.fetch(null).body()));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            String wanted = sha256.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
            if (!HexFormat.of().formatHex(digest).equals(wanted)) {
                throw refused("another certificate at " + settings.operatorUrl(), "the fingerprint " + sha256);
            }
            fetched = certificate;
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw refused("no certificate at " + settings.operatorUrl(), "the operator's certificate");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("an interruption", "the operator's certificate");
        }
    }

    private SamlRefusal refused(String observed, String expected) {
        return SamlRefusal.of(
                "SC-004",
                "finding the certificate that verifies the feed of " + federation,
                observed,
                expected,
                "Get the operator's certificate from the operator, and put it there.");
    }
}
