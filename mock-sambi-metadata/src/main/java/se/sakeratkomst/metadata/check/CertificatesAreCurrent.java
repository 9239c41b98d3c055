package se.sakeratkomst.metadata.check;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;

/**
 * A certificate that is handed in is valid on that day. The rule only recommends it, and forbids readers to refuse an old one (SC-013); the
 * operator is stricter with what is new to it. What the sandbox itself brings in is only told, so that readers can be tried with an
 * old one.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2</a>
 */
@Decides({"SC-014", "SAMBI-048"})
final class CertificatesAreCurrent implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        boolean trying = submission.role().filter(role -> role == Role.IDP).isPresent()
                && submission.sender().mayBringIdentityProvider();
        return Certificates.of(submission).stream()
                .flatMap(found -> fault(found.certificate(), submission.now()).stream()
                        .map(observed -> new Finding(
                                        submission.rule("SC-014", "SAMBI-048"),
                                        trying ? Severity.WARNING : Severity.ERROR,
                                        "reading the validity of a certificate",
                                        observed,
                                        "a certificate that is valid now",
                                        "Make a new self-signed certificate that lasts for years.")
                                .at(found.element())))
                .toList();
    }

    private static Optional<String> fault(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            return Optional.of("it expired " + until);
        }
        return now.isBefore(from) ? Optional.of("it is valid from " + from) : Optional.empty();
    }
}
