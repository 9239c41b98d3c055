package se.sakeratkomst.kit.edge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.revocation.Revocation;
import se.sakeratkomst.kit.revocation.RevocationResult;
import se.sakeratkomst.kit.revocation.RevocationResult.Stage;

/** The certificate is not revoked, by OCSP and, where that gives no answer, by CRL. */
final class CertificateIsNotRevoked implements DoorRule {

    private final FunctionCa functionCa;
    private final Revocation revocation;
    private final Door.Rules rules;

    CertificateIsNotRevoked(FunctionCa functionCa, Revocation revocation, Door.Rules rules) {
        this.functionCa = functionCa;
        this.revocation = revocation;
        this.rules = rules;
    }

    @Override
    public Optional<Objection> objection(CallingSystem system, LabId lab) {
        return functionCa
                .issuerOf(system.certificate())
                .map(issuer -> revocation.of(system.certificate(), issuer))
                .flatMap(result -> judged(system, result));
    }

    private Optional<Objection> judged(CallingSystem system, RevocationResult result) {
        return switch (result.state()) {
            case GOOD -> Optional.empty();
            case REVOKED ->
                Optional.of(
                        new Objection(
                                Objection.Reason.REVOKED,
                                "checking whether the client certificate is revoked",
                                "serial " + system.serial() + " is revoked according to "
                                        + accordingTo(result.decisive()),
                                "a certificate that is not revoked",
                                "Make a new client certificate with ./sandbox client-cert and take the revoked one out of use."));
            case UNDETERMINED ->
                rules.letInUndetermined()
                        ? Optional.empty()
                        : Optional.of(new Objection(
                                Objection.Reason.REVOCATION_UNDETERMINED,
                                "checking whether the client certificate is revoked",
                                "no answer: " + result.told(),
                                "an answer by OCSP or CRL about serial " + system.serial(),
                                "See that the card service is up; a certificate must carry the addresses of OCSP and CRL. Set "
                                        + rules.setting() + "=accept to let such certificates in."));
        };
    }

    private static String accordingTo(@Nullable Stage stage) {
        return stage == null ? "" : stage.source() + " " + stage.address() + " since " + stage.revokedAt();
    }
}
