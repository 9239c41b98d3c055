package se.sakeratkomst.metadata.check;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Each role has a key for signatures; each key is an X.509 certificate with RSA of 2048 bits or more, or EC of 256 or more.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.2 and 8</a>
 */
final class KeysAreStrongCertificates implements Check<Submission> {

    private static final int LEAST_RSA = 2048;
    private static final int LEAST_EC = 256;

    @Override
    public List<Finding> examine(Submission submission) {
        List<Finding> findings = new ArrayList<>();
        for (Element role : submission.roles()) {
            List<Element> keys = Elements.children(role, Ns.MD, "KeyDescriptor");
            boolean signing = keys.stream()
                    .anyMatch(key ->
                            Elements.attr(key, "use").map("signing"::equals).orElse(true));
            if (!signing) {
                findings.add(Finding.error(
                        submission.rule("SC-012", "SAMBI-005"),
                        "finding the signing key of the " + role.getLocalName(),
                        keys.isEmpty() ? "no KeyDescriptor" : "KeyDescriptors for encryption only",
                        "a KeyDescriptor with use=\"signing\", or without use",
                        "Add a KeyDescriptor with your signing certificate."));
            }
            keys.forEach(key -> examine(submission, key, findings));
        }
        return findings;
    }

    private static void examine(Submission submission, Element key, List<Finding> findings) {
        List<Element> certificates = Elements.child(key, Ns.DS, "KeyInfo").stream()
                .flatMap(info -> Elements.children(info, Ns.DS, "X509Data").stream())
                .flatMap(data -> Elements.children(data, Ns.DS, "X509Certificate").stream())
                .toList();
        if (certificates.isEmpty()) {
            findings.add(notACertificate(submission, "a KeyDescriptor without ds:X509Certificate"));
        }
        for (Element certificate : certificates) {
            try {
                weakness(publicKey(Elements.text(certificate)))
                        .ifPresent(observed -> findings.add(Finding.error(
                                submission.rule("SC-118", "SAMBI-039"),
                                "measuring the key of a certificate",
                                observed,
                                "RSA of at least " + LEAST_RSA + " bits, or EC of at least " + LEAST_EC,
                                "Make a new key: RSA 3072 or EC P-256.")));
            } catch (CertificateException | IllegalArgumentException e) {
                findings.add(notACertificate(submission, "an X509Certificate that does not parse"));
            }
        }
    }

    private static Finding notACertificate(Submission submission, String observed) {
        return Finding.error(
                submission.rule("SC-012", "SAMBI-002"),
                "reading the key of a KeyDescriptor",
                observed,
                "ds:KeyInfo/ds:X509Data/ds:X509Certificate, base64 of a DER certificate",
                "Put the certificate itself there, without the BEGIN and END lines.");
    }

    private static PublicKey publicKey(String base64) throws CertificateException {
        byte[] der = Base64.getMimeDecoder().decode(base64);
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der))
                .getPublicKey();
    }

    private static Optional<String> weakness(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits < LEAST_RSA ? Optional.of("RSA " + bits + " bits") : Optional.empty();
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return bits < LEAST_EC ? Optional.of("EC " + bits + " bits") : Optional.empty();
        }
        return Optional.of("a key of the kind " + key.getAlgorithm());
    }
}
