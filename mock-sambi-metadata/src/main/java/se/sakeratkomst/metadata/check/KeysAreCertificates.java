package se.sakeratkomst.metadata.check;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * Each key is an X.509 certificate.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2</a>
 */
@Decides({"SC-012", "SAMBI-002"})
final class KeysAreCertificates implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        List<Finding> findings = new ArrayList<>();
        for (Element key : Certificates.keys(submission)) {
            List<Element> certificates = Certificates.elements(key);
            if (certificates.isEmpty()) {
                findings.add(finding(submission, "a KeyDescriptor without ds:X509Certificate")
                        .at(key));
            }
            certificates.stream()
                    .filter(element -> Certificates.parse(element).isEmpty())
                    .forEach(element -> findings.add(finding(submission, "an X509Certificate that does not parse")
                            .at(element)));
        }
        return findings;
    }

    private static Finding finding(Submission submission, String observed) {
        return Finding.error(
                submission.rule("SC-012", "SAMBI-002"),
                "reading the key of a KeyDescriptor",
                observed,
                "ds:KeyInfo/ds:X509Data/ds:X509Certificate, base64 of a DER certificate",
                "Put the certificate itself there, without the BEGIN and END lines.");
    }
}
