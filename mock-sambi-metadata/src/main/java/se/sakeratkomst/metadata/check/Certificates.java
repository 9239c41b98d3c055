package se.sakeratkomst.metadata.check;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The certificates of the KeyDescriptors. */
final class Certificates {

    /** One that parses, and the element it stands in. */
    record Found(Element element, X509Certificate certificate) {}

    private Certificates() {}

    static List<Element> keys(Submission submission) {
        return submission.roles().stream()
                .flatMap(role -> Elements.children(role, Ns.MD, "KeyDescriptor").stream())
                .toList();
    }

    /** The X509Certificate elements of a KeyDescriptor. */
    static List<Element> elements(Element key) {
        return Elements.child(key, Ns.DS, "KeyInfo").stream()
                .flatMap(info -> Elements.children(info, Ns.DS, "X509Data").stream())
                .flatMap(data -> Elements.children(data, Ns.DS, "X509Certificate").stream())
                .toList();
    }

    /** Those that parse; the others are {@link KeysAreCertificates}' matter. */
    static List<Found> of(Submission submission) {
        return keys(submission).stream()
                .flatMap(key -> elements(key).stream())
                .flatMap(element -> parse(element).map(certificate -> new Found(element, certificate)).stream())
                .toList();
    }

    static Optional<X509Certificate> parse(Element element) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(Elements.text(element));
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a KeyDescriptor serves a use; one without the attribute serves both. */
    static boolean serves(Element key, String use) {
        return Elements.attr(key, "use").map(use::equals).orElse(true);
    }
}
