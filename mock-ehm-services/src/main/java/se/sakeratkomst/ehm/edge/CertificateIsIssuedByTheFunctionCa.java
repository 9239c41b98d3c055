package se.sakeratkomst.ehm.edge;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-002: systems are identified by certificates of the function CA; a person's certificate identifies no system. */
final class CertificateIsIssuedByTheFunctionCa implements Check<Knock> {

    private final FunctionCa functionCa;

    CertificateIsIssuedByTheFunctionCa(FunctionCa functionCa) {
        this.functionCa = functionCa;
    }

    @Override
    public List<Finding> examine(Knock knock) {
        if (functionCa.issuerOf(knock.system().certificate()).isPresent()) {
            return List.of();
        }
        return List.of(Finding.error(
                "EHM-002",
                "finding the issuer of the client certificate",
                "issuer "
                        + knock.system().certificate().getIssuerX500Principal().getName(),
                "a certificate of the test PKI's function CA (" + functionCa.names() + ")",
                "Make a client certificate with ./sandbox client-cert; certificates of persons and of other CAs identify no"
                        + " system."));
    }
}
