package se.sakeratkomst.metadata.check;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * Certificates are self-signed, last long, and are not signed with MD5 or SHA-1.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2</a>
 */
@Decides("SC-014")
final class CertificatesAreSelfSignedAndLastLong implements Check<Submission> {

    private static final Duration SOON = Duration.ofDays(30);

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        return Certificates.of(submission).stream()
                .flatMap(found -> observed(found.certificate(), submission.now()).stream()
                        .map(observed -> Finding.warning(
                                        "SC-014",
                                        "reading a certificate",
                                        observed,
                                        "a self-signed certificate that lasts for years, signed with SHA-256 or better",
                                        "Make a new self-signed certificate: peers trust the metadata, not an issuer.")
                                .at(found.element())))
                .toList();
    }

    private static List<String> observed(X509Certificate certificate, Instant now) {
        List<String> observed = new ArrayList<>();
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD5")) {
            observed.add("it is signed with " + certificate.getSigAlgName());
        }
        if (!certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            observed.add("it is issued by "
                    + Quote.of(certificate.getIssuerX500Principal().getName()));
        }
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(until) && now.plus(SOON).isAfter(until)) {
            observed.add("it expires " + until);
        }
        return observed;
    }
}
