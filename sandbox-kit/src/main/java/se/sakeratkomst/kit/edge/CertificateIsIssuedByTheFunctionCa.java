package se.sakeratkomst.kit.edge;

import java.util.Optional;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.TrustedFolder;

/**
 * Systems are identified by certificates of the function CA, or of an authority that the lab was told to trust; a person's certificate
 * identifies no system.
 */
final class CertificateIsIssuedByTheFunctionCa implements DoorRule {

    private final FunctionCa functionCa;
    private final TrustedFolder folder;

    CertificateIsIssuedByTheFunctionCa(FunctionCa functionCa, TrustedFolder folder) {
        this.functionCa = functionCa;
        this.folder = folder;
    }

    @Override
    public Optional<Objection> objection(CallingSystem system, LabId lab) {
        if (functionCa.issuerOf(system.certificate()).isPresent() || folder.issued(system.certificate(), lab)) {
            return Optional.empty();
        }
        return Optional.of(new Objection(
                Objection.Reason.OTHER_ISSUER,
                "finding the issuer of the client certificate",
                "issuer " + system.certificate().getIssuerX500Principal().getName(),
                "a certificate of the test PKI's function CA (" + functionCa.names() + ")",
                "Make a client certificate with ./sandbox client-cert; certificates of persons and of other CAs identify no"
                        + " system. To use a CA of your own, put it in the lab's folder of trusted CAs."));
    }
}
