package se.sakeratkomst.vendor.feed;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/**
 * The signature that a feed must have: on its root, of its root, and by the key that the operator handed over. What is inside the
 * feed decides neither which part is signed nor by whom.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2 (SC-004); Kantara eGov 2.0, metadata (SAMBI-030)</a>
 */
final class FeedSignature {

    private final Flaws flaws;

    FeedSignature(Flaws flaws) {
        this.flaws = flaws;
    }

    /** The root, verified; use only this from here on. */
    Element verified(Element root, Collection<X509Certificate> operator) {
        if (flaws.has(Flaw.TRUSTS_UNSIGNED_FEED) && nothingIsSigned(root)) {
            return Elements.detach(root);
        }
        if (flaws.has(Flaw.ACCEPTS_WRAPPED_FEED) && !XmlVerifier.isSigned(root)) {
            return aroundWhatIsSigned(root, operator);
        }
        return XmlVerifier.verify(root, keys(root, operator), AlgorithmPolicy.STRICT);
    }

    private Collection<X509Certificate> keys(Element root, Collection<X509Certificate> operator) {
        if (!flaws.has(Flaw.TRUSTS_FEED_KEY_IN_KEYINFO)) {
            return operator;
        }
        List<X509Certificate> brought = Elements.path(root, Ns.DS, "Signature", "KeyInfo", "X509Data").stream()
                .flatMap(data -> Elements.children(data, Ns.DS, "X509Certificate").stream())
                .map(certificate -> MetadataReader.certificate(Elements.text(certificate)))
                .toList();
        return brought.isEmpty() ? operator : brought;
    }

    private static boolean nothingIsSigned(Element root) {
        return Elements.descendants(root, Ns.DS, "Signature").isEmpty();
    }

    /** The flaw: a good signature anywhere is enough, and what stands around it is what is read. */
    private static Element aroundWhatIsSigned(Element root, Collection<X509Certificate> operator) {
        Optional<Element> signed = Elements.descendants(root, Ns.MD, "EntitiesDescriptor").stream()
                .filter(XmlVerifier::isSigned)
                .findFirst();
        XmlVerifier.verify(signed.orElse(root), operator, AlgorithmPolicy.STRICT);
        signed.ifPresent(Elements::remove);
        return Elements.detach(root);
    }
}
