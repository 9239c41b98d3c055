package se.sakeratkomst.saml.signature;

import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;

/**
 * Signs an element as SAML core 5.4 says: enveloped, one Reference to the element's ID, exclusive canonicalisation, placed
 * after Issuer where there is one and else first.
 */
public final class XmlSigner {
    private XmlSigner() {}

    /** Signs with the mandatory algorithm for the key. */
    public static Element sign(Element element, SigningKey key) {
        return sign(element, key, SignatureAlgorithm.standardFor(key.key()), true);
    }

    /** Signs with a chosen algorithm, right or wrong. */
    public static Element sign(Element element, SigningKey key, SignatureAlgorithm algorithm) {
        return sign(element, key, algorithm, true);
    }

    /**
     * Signs.
     *
     * @param element has an ID attribute
     * @param key what to sign with
     * @param algorithm right or wrong
     * @param keyInfo whether the certificate goes into KeyInfo
     * @return the ds:Signature element
     */
    public static Element sign(Element element, SigningKey key, SignatureAlgorithm algorithm, boolean keyInfo) {
        Santuario.ready();
        String id = element.getAttributeNS(null, "ID");
        if (id.isEmpty()) {
            throw new IllegalArgumentException(element.getNodeName() + " has no ID to sign");
        }
        try {
            XMLSignature signature = new XMLSignature(
                    element.getOwnerDocument(), "", algorithm.uri(), Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
            element.insertBefore(signature.getElement(), place(element));
            element.setIdAttributeNS(null, "ID", true);
            Transforms transforms = new Transforms(element.getOwnerDocument());
            transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
            transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
            signature.addDocument("#" + id, transforms, algorithm.digestUri());
            if (keyInfo) {
                signature.addKeyInfo(key.certificate());
            }
            signature.sign(key.key());
            element.setIdAttributeNS(null, "ID", false);
            return signature.getElement();
        } catch (XMLSecurityException e) {
            throw new IllegalStateException("Signing " + element.getNodeName() + " failed", e);
        }
    }

    static @org.jspecify.annotations.Nullable Node place(Element element) {
        return Elements.child(element, Ns.SAML, "Issuer")
                .map(Node::getNextSibling)
                .orElseGet(
                        () -> Elements.child(element, Ns.SAML, "Issuer").isPresent() ? null : element.getFirstChild());
    }
}
