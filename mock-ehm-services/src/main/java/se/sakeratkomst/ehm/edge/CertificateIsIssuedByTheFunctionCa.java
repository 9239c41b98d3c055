package se.sakeratkomst.ehm.edge;

import java.util.List;
import se.sakeratkomst.kit.tls.TrustedFolder;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * EHM-002: systems are identified by certificates of the function CA, or of an authority that the lab was told to trust; a person's
 * certificate identifies no system.
 */
final class CertificateIsIssuedByTheFunctionCa implements Check<Knock> {

    private final FunctionCa functionCa;
    private final TrustedFolder folder;

    CertificateIsIssuedByTheFunctionCa(FunctionCa functionCa, TrustedFolder folder) {
        this.functionCa = functionCa;
        this.folder = folder;
    }

    @Override
    public List<Finding> examine(Knock knock) {
        if (functionCa.issuerOf(knock.system().certificate()).isPresent()
                || folder.issued(knock.system().certificate(), knock.lab())) {
            return List.of();
        }
        return List.of(Finding.error(
                "EHM-002",
                "finding the issuer of the client certificate",
                "issuer "
                        + knock.system().certificate().getIssuerX500Principal().getName(),
                "a certificate of the test PKI's function CA (" + functionCa.names() + ")",
                "Make a client certificate with ./sandbox client-cert; certificates of persons and of other CAs identify no"
                        + " system. To use a CA of your own, put it in the lab's folder of trusted CAs."));
    }
}
