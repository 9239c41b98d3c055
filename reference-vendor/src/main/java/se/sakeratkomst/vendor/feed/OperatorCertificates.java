package se.sakeratkomst.vendor.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
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
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/**
 * The certificates by which a federation's feed is verified: files that were handed over, or an address together with the
 * certificate's fingerprint. Never an address alone, and never what the feed itself brings along. Beside the certificate in use lies
 * that of the key which the operator will go over to, so that a planned rollover needs no hand. The files are read each time, so that a
 * changed one counts at once.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2: metadata is verified before it is trusted</a>
 */
final class OperatorCertificates implements Supplier<Collection<X509Certificate>> {

    private final String federation;
    private final VendorSettings.Federation settings;
    private final Path current;
    private final Path next;
    private final Flaws flaws;
    private @Nullable X509Certificate fetched;

    OperatorCertificates(String federation, VendorSettings.Federation settings, Path credentials, Flaws flaws) {
        this.flaws = flaws;
        this.federation = federation;
        this.settings = settings;
        this.current = Objects.requireNonNullElse(
                settings.operatorCertificate(), credentials.resolve("operator-" + federation + ".pem"));
        this.next = Objects.requireNonNullElse(
                settings.operatorNextCertificate(), credentials.resolve("operator-" + federation + "-next.pem"));
    }

    @Override
    public Collection<X509Certificate> get() {
        List<X509Certificate> trusted = new ArrayList<>();
        if (Files.exists(current)) {
            trusted.addAll(read(current));
        } else if (settings.operatorUrl() != null && settings.operatorSha256() != null) {
            trusted.add(
                    pinned(new HttpFetcher(settings.operatorUrl(), settings.feedTimeout()), settings.operatorSha256()));
        } else {
            throw refused("no file " + current, "that file, or an address and a SHA-256 fingerprint");
        }
        if (Files.exists(next) && !flaws.has(Flaw.IGNORES_NEXT_OPERATOR_KEY)) {
            trusted.addAll(read(next));
        }
        return trusted;
    }

    private List<X509Certificate> read(Path file) {
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
