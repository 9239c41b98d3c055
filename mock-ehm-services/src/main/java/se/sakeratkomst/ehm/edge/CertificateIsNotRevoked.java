package se.sakeratkomst.ehm.edge;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.revocation.Revocation;
import se.sakeratkomst.kit.revocation.RevocationResult;
import se.sakeratkomst.kit.revocation.RevocationResult.Stage;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-003: the certificate is not revoked, by OCSP and, where that gives no answer, by CRL. */
final class CertificateIsNotRevoked implements Check<Knock> {

    private final FunctionCa functionCa;
    private final Revocation revocation;
    private final boolean refuseWhenUnknown;

    CertificateIsNotRevoked(FunctionCa functionCa, Revocation revocation, boolean refuseWhenUnknown) {
        this.functionCa = functionCa;
        this.revocation = revocation;
        this.refuseWhenUnknown = refuseWhenUnknown;
    }

    @Override
    public List<Finding> examine(Knock knock) {
        X509Certificate certificate = knock.system().certificate();
        Optional<X509Certificate> issuer = functionCa.issuerOf(certificate);
        if (issuer.isEmpty()) {
            return List.of();
        }
        RevocationResult result = revocation.of(certificate, issuer.get());
        return switch (result.state()) {
            case GOOD -> List.of();
            case REVOKED ->
                List.of(
                        Finding.error(
                                "EHM-003",
                                "checking whether the client certificate is revoked",
                                "serial " + knock.system().serial() + " is revoked according to "
                                        + accordingTo(result.decisive()),
                                "a certificate that is not revoked",
                                "Make a new client certificate with ./sandbox client-cert and take the revoked one out of use."));
            case UNDETERMINED ->
                refuseWhenUnknown
                        ? List.of(Finding.error(
                                "EHM-003",
                                "checking whether the client certificate is revoked",
                                "no answer: " + result.told(),
                                "an answer by OCSP or CRL about serial "
                                        + knock.system().serial(),
                                "See that the card service is up; a certificate must carry the addresses of OCSP and CRL. Set"
                                        + " sandbox.ehm.edge.revocation-unknown=accept to let such certificates in."))
                        : List.of();
        };
    }

    private static String accordingTo(@Nullable Stage stage) {
        return stage == null ? "" : stage.source() + " " + stage.address() + " since " + stage.revokedAt();
    }
}
