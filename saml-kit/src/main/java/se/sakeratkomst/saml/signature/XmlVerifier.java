package se.sakeratkomst.saml.signature;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.signature.XMLSignatureException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;

/**
 * Verifies the signature of one element, with keys that the caller knows already.
 *
 * <p>What is asked of the signature, beyond that it is right: it is the element's own child and the only one there; it has one
 * SignedInfo and one Reference, to the ID of that very element; the ID is unique in the document; no transforms but
 * enveloped-signature and exclusive canonicalisation; no Object; listed algorithms. KeyInfo is never read.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 5.4; SC-DP 6.3.1</a>
 */
public final class XmlVerifier {
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final Set<String> EXCLUSIVE =
            Set.of("http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");
    private static final Set<String> ID_NAMES = Set.of("ID", "Id", "id", "iD");
    private static final String ATTEMPT = "verifying the signature of ";
    private static final String RESIGN =
            "Sign the element itself, last of all, and send it byte for byte as it was signed.";

    private XmlVerifier() {}

    /** Whether the element carries a signature of its own. */
    public static boolean isSigned(Element element) {
        return !Elements.children(element, Ns.DS, "Signature").isEmpty();
    }

    /**
     * Verifies.
     *
     * @param root the element that must be signed
     * @param keys certificates from metadata; any of them may have signed (SC-016)
     * @param policy the accepted algorithms
     * @return the verified element, alone in a document of its own: use only this from here on
     * @throws SamlRefusal when anything is wrong
     */
    public static Element verify(Element root, Collection<X509Certificate> keys, AlgorithmPolicy policy) {
        String name = root.getNodeName();
        List<Element> signatures = Elements.children(root, Ns.DS, "Signature");
        if (signatures.size() != 1) {
            throw refuse("SC-090", name, signatures.size() + " ds:Signature children", "exactly one", RESIGN);
        }
        Element signature = signatures.get(0);
        requireUniqueIds(root.getOwnerDocument(), name);
        String id = requireShape(root, signature, policy);
        requireValid(root, id, signature, usable(keys, policy, name), name);
        return Elements.detach(root);
    }

    private static List<PublicKey> usable(Collection<X509Certificate> keys, AlgorithmPolicy policy, String name) {
        List<PublicKey> usable = keys.stream()
                .map(X509Certificate::getPublicKey)
                .filter(policy::accepts)
                .toList();
        if (usable.isEmpty()) {
            throw refuse(
                    "SC-091",
                    name,
                    keys.isEmpty() ? "no signing key in the sender's metadata" : "only keys that are too short",
                    "a signing certificate with RSA of at least %d bits or EC of at least %d bits"
                            .formatted(policy.minimumRsaBits(), policy.minimumEcBits()),
                    "Publish a KeyDescriptor for signing in the metadata.");
        }
        return usable;
    }

    private static void requireUniqueIds(Document document, String name) {
        Set<String> seen = new HashSet<>();
        visit(document.getDocumentElement(), seen, name);
    }

    private static void visit(Element element, Set<String> seen, String name) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String local = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            boolean foreign = attribute.getNamespaceURI() != null && !Ns.XML.equals(attribute.getNamespaceURI());
            if (!foreign && ID_NAMES.contains(local) && !seen.add(attribute.getValue())) {
                throw refuse(
                        "SAML-CORE-1.3.4",
                        name,
                        "the ID '" + attribute.getValue() + "' more than once",
                        "every ID once in the document",
                        "Give each element an ID of its own.");
            }
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                visit(child, seen, name);
            }
        }
    }

    private static String requireShape(Element root, Element signature, AlgorithmPolicy policy) {
        String name = root.getNodeName();
        String id = root.getAttributeNS(null, "ID");
        List<Element> parts = Elements.children(signature);
        boolean shaped = parts.size() >= 2
                && parts.size() <= 3
                && Elements.is(parts.get(0), Ns.DS, "SignedInfo")
                && Elements.is(parts.get(1), Ns.DS, "SignatureValue")
                && (parts.size() == 2 || Elements.is(parts.get(2), Ns.DS, "KeyInfo"));
        if (!shaped) {
            throw refuse(
                    "SAML-CORE-5.4",
                    name,
                    "a Signature of " + parts.stream().map(Element::getNodeName).toList(),
                    "SignedInfo, SignatureValue and at most KeyInfo",
                    RESIGN);
        }
        Element signedInfo = parts.get(0);
        List<Element> info = Elements.children(signedInfo);
        boolean oneReference = info.size() == 3
                && Elements.is(info.get(0), Ns.DS, "CanonicalizationMethod")
                && Elements.is(info.get(1), Ns.DS, "SignatureMethod")
                && Elements.is(info.get(2), Ns.DS, "Reference");
        if (!oneReference) {
            throw refuse(
                    "SAML-CORE-5.4.2",
                    name,
                    "a SignedInfo of " + info.stream().map(Element::getNodeName).toList(),
                    "CanonicalizationMethod, SignatureMethod and exactly one Reference",
                    RESIGN);
        }
        requireExclusive(info.get(0), name);
        policy.requireSignature(info.get(1).getAttributeNS(null, "Algorithm"));
        if (!Elements.children(info.get(1)).isEmpty()) {
            throw refuse("SC-123", name, "parameters in SignatureMethod", "none", RESIGN);
        }
        requireReference(info.get(2), id, name, policy);
        requirePlainText(parts.get(1), name);
        return id;
    }

    private static void requireReference(Element reference, String id, String name, AlgorithmPolicy policy) {
        String uri = reference.getAttributeNS(null, "URI");
        if (id.isEmpty() || !uri.equals("#" + id)) {
            throw refuse(
                    "SAML-CORE-5.4.2",
                    name,
                    "the Reference URI '" + uri + "'",
                    id.isEmpty() ? "an element with an ID" : "'#" + id + "', the element's own ID",
                    "Sign the element that the signature stands in.");
        }
        List<Element> transforms = Elements.child(reference, Ns.DS, "Transforms")
                .map(Elements::children)
                .orElse(List.of());
        boolean allowed = !transforms.isEmpty()
                && transforms.size() <= 2
                && ENVELOPED.equals(transforms.get(0).getAttributeNS(null, "Algorithm"));
        if (!allowed) {
            throw refuse(
                    "SAML-CORE-5.4.4",
                    name,
                    "the transforms "
                            + transforms.stream()
                                    .map(t -> t.getAttributeNS(null, "Algorithm"))
                                    .toList(),
                    "enveloped-signature and then exclusive canonicalisation",
                    "Take other transforms out of the signature.");
        }
        if (!Elements.children(transforms.get(0)).isEmpty()) {
            throw refuse("SAML-CORE-5.4.4", name, "content in the first Transform", "none", RESIGN);
        }
        if (transforms.size() == 2) {
            requireExclusive(transforms.get(1), name);
        }
        List<Element> methods = Elements.children(reference, Ns.DS, "DigestMethod");
        List<Element> values = Elements.children(reference, Ns.DS, "DigestValue");
        if (methods.size() != 1
                || values.size() != 1
                || Elements.children(reference).size() != 3) {
            throw refuse(
                    "SAML-CORE-5.4.2",
                    name,
                    "a Reference of "
                            + Elements.children(reference).stream()
                                    .map(Element::getNodeName)
                                    .toList(),
                    "Transforms, DigestMethod and DigestValue",
                    RESIGN);
        }
        policy.requireDigest(methods.get(0).getAttributeNS(null, "Algorithm"));
        requirePlainText(values.get(0), name);
    }

    private static void requireExclusive(Element method, String name) {
        String algorithm = method.getAttributeNS(null, "Algorithm");
        boolean parameters = Elements.children(method).stream()
                .anyMatch(child -> !"InclusiveNamespaces".equals(child.getLocalName()));
        if (!EXCLUSIVE.contains(algorithm) || parameters) {
            throw refuse(
                    "SAML-CORE-5.4.4",
                    name,
                    method.getNodeName() + " '" + algorithm + "'",
                    "exclusive canonicalisation (xml-exc-c14n)",
                    "Canonicalise with http://www.w3.org/2001/10/xml-exc-c14n#.");
        }
    }

    private static void requirePlainText(Element value, String name) {
        for (Node node = value.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() != Node.TEXT_NODE) {
                throw refuse(
                        "SAML-CORE-5.4",
                        name,
                        value.getNodeName() + " with something else than text in it",
                        "base64 text only",
                        RESIGN);
            }
        }
        if (Elements.text(value).isEmpty()) {
            throw refuse("SC-090", name, "an empty " + value.getNodeName(), "a base64 value", RESIGN);
        }
    }

    private static void requireValid(Element root, String id, Element signature, List<PublicKey> keys, String name) {
        Santuario.ready();
        root.setIdAttributeNS(null, "ID", true);
        try {
            Element referenced = root.getOwnerDocument().getElementById(id);
            if (referenced != root) {
                throw refuse("SAML-CORE-5.4.2", name, "a Reference to another element", "to its parent", RESIGN);
            }
            for (PublicKey key : keys) {
                if (verifies(signature, key)) {
                    return;
                }
            }
        } finally {
            root.setIdAttributeNS(null, "ID", false);
        }
        throw refuse(
                "SC-091",
                name,
                "a signature that is wrong for each of the %d known keys".formatted(keys.size()),
                "a valid signature by a key in the sender's metadata",
                "Check that nothing was changed after signing and that the metadata holds the certificate in use.");
    }

    private static boolean verifies(Element signature, PublicKey key) {
        try {
            return new XMLSignature(signature, "", true).checkSignatureValue(key);
        } catch (XMLSignatureException e) {
            return false;
        } catch (XMLSecurityException
                | IllegalArgumentException e) { // the latter for base64 that ends in the middle of a byte
            throw refuse("SC-090", "a message", "a Signature that cannot be read", "a readable one", RESIGN);
        }
    }

    private static SamlRefusal refuse(String rule, String name, String observed, String expected, String remedy) {
        return SamlRefusal.of(rule, ATTEMPT + name, observed, expected, remedy);
    }
}
