package se.sakeratkomst.saml.signature;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;

/**
 * An enveloped signature over an element that is too large to hold: whoever writes the element computes the digest of its
 * canonical form on the way, and this makes the signature from the digest.
 *
 * @see <a href="https://docs.oracle.com/javase/8/docs/technotes/guides/security/xmldsig/XMLDigitalSignature.html">JSR 105,
 *     XMLSignatureFactory.newReference with a digest value</a>
 */
public final class DetachedDigest {
    private DetachedDigest() {}

    /**
     * Signs.
     *
     * @param root the element without its content; has an ID; gets the signature as its first child
     * @param digest SHA-256 of the whole element's exclusive canonical form, without signature
     * @param inclusive prefixes that InclusiveNamespaces names
     * @return the ds:Signature
     */
    public static Element sign(Element root, byte[] digest, Set<String> inclusive, SigningKey key) {
        Santuario.ready();
        SignatureAlgorithm algorithm = SignatureAlgorithm.standardFor(key.key());
        XMLSignatureFactory factory =
                XMLSignatureFactory.getInstance("DOM", new org.apache.jcp.xml.dsig.internal.dom.XMLDSigRI());
        try {
            C14NMethodParameterSpec prefixes =
                    inclusive.isEmpty() ? null : new ExcC14NParameterSpec(new ArrayList<>(new TreeSet<>(inclusive)));
            Reference reference = factory.newReference(
                    "#" + root.getAttributeNS(null, "ID"),
                    factory.newDigestMethod(algorithm.digestUri(), null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, prefixes)),
                    null,
                    null,
                    digest);
            SignedInfo signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm.uri(), null),
                    List.of(reference));
            KeyInfoFactory keys = factory.getKeyInfoFactory();
            DOMSignContext context = root.getFirstChild() == null
                    ? new DOMSignContext(key.key(), root)
                    : new DOMSignContext(key.key(), root, root.getFirstChild());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(signedInfo, keys.newKeyInfo(List.of(keys.newX509Data(List.of(key.certificate())))))
                    .sign(context);
            return Elements.child(root, Ns.DS, "Signature").orElseThrow();
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("Signing " + root.getNodeName() + " failed", e);
        }
    }
}
