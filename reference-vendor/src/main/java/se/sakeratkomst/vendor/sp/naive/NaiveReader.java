package se.sakeratkomst.vendor.sp.naive;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Finds out that something in a message is signed, and then reads something. What was signed and what is read have nothing to do with each
 * other, which is what every signature wrapping is made for.
 */
public final class NaiveReader {

    /** Which assertion is read. */
    public enum Choice {
        /** The first one directly in the Response. */
        IN_ITS_PLACE,
        /** The first one in the message, however deep. */
        FIRST,
        /** The last one in the message, however deep. */
        LAST
    }

    private final Choice choice;
    private final Collection<X509Certificate> keys;
    private final PrivateKey decryption;

    public NaiveReader(Choice choice, Collection<X509Certificate> keys, PrivateKey decryption) {
        this.choice = choice;
        this.keys = keys;
        this.decryption = decryption;
    }

    /**
     * The assertion to believe, in a copy of its own.
     *
     * @throws SamlRefusal when nothing in the message is signed, or there is no assertion
     */
    public Element assertion(Element response) {
        Document copy = Elements.detach(response).getOwnerDocument();
        boolean signed = somethingIsSigned(copy) || somethingIsSigned(response.getOwnerDocument());
        for (Element encrypted : Elements.descendants(copy.getDocumentElement(), Ns.SAML, "EncryptedAssertion")) {
            Element opened = AssertionDecrypter.decrypt(encrypted, List.of(decryption));
            signed |= somethingIsSigned(opened.getOwnerDocument());
            Elements.replace(encrypted, opened);
        }
        if (!signed && !somethingIsSigned(copy)) {
            throw SamlRefusal.of(
                    "SC-090",
                    "looking for a signature that is right",
                    "none in the message",
                    "one, over whatever",
                    "Switch the flaw off.");
        }
        return chosen(copy.getDocumentElement())
                .map(Elements::detach)
                .orElseThrow(() -> SamlRefusal.of(
                        "SAMBI-025",
                        "finding the assertion",
                        "none",
                        "one, wherever it is",
                        "Send one assertion in a Response."));
    }

    private Optional<Element> chosen(Element response) {
        List<Element> all = new ArrayList<>(
                choice == Choice.IN_ITS_PLACE
                        ? Elements.children(response, Ns.SAML, "Assertion")
                        : Elements.descendants(response, Ns.SAML, "Assertion"));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(choice == Choice.LAST ? all.get(all.size() - 1) : all.get(0));
    }

    private boolean somethingIsSigned(Document document) {
        Santuario.ready();
        return Elements.descendants(document.getDocumentElement(), Ns.DS, "Signature").stream()
                .anyMatch(signature -> isRight(document, signature));
    }

    private boolean isRight(Document document, Element signature) {
        Optional<String> uri = Elements.path(signature, Ns.DS, "SignedInfo", "Reference")
                .map(reference -> reference.getAttributeNS(null, "URI"));
        if (uri.isEmpty() || uri.get().length() < 2) {
            return false;
        }
        List<Element> named = new ArrayList<>();
        named(document.getDocumentElement(), uri.get().substring(1), named);
        return named.stream()
                .anyMatch(one -> isInside(one, signature) ? isRightApart(signature, one) : isRight(signature, one));
    }

    private static boolean isInside(Node node, Element signature) {
        boolean object = false;
        for (Node around = node.getParentNode(); around != null; around = around.getParentNode()) {
            object |= Elements.is(around, Ns.DS, "Object");
            if (around == signature) {
                return !object;
            }
        }
        return false;
    }

    /** As verifiers do that take both out of the message first, so that it does not matter where in it they stood. */
    private boolean isRightApart(Element signature, Element content) {
        Document apart = SecureXml.newDocument();
        Element both = apart.createElementNS(null, "apart");
        apart.appendChild(both);
        Element alone = (Element) both.appendChild(apart.importNode(Elements.detach(signature), true));
        Elements.children(alone).stream()
                .filter(part -> !Ns.DS.equals(part.getNamespaceURI()))
                .forEach(Elements::remove);
        return isRight(alone, (Element) both.appendChild(apart.importNode(Elements.detach(content), true)));
    }

    private static void named(Element at, String id, List<Element> found) {
        NamedNodeMap attributes = at.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if ("ID".equals(attribute.getLocalName())
                    && attribute.getNodeValue().equals(id)) {
                found.add(at);
                break;
            }
        }
        Elements.children(at).forEach(child -> named(child, id, found));
    }

    private boolean isRight(Element signature, Element content) {
        if (!content.hasAttributeNS(null, "ID")) {
            return false;
        }
        content.setIdAttributeNS(null, "ID", true);
        try {
            return keys.stream()
                    .map(X509Certificate::getPublicKey)
                    .anyMatch(key -> AlgorithmPolicy.STRICT.accepts(key) && holds(signature, key));
        } finally {
            content.setIdAttributeNS(null, "ID", false);
        }
    }

    /** A key of another length than the signature's makes the library throw, which says no more than that it is not the one. */
    private static boolean holds(Element signature, PublicKey key) {
        try {
            return new XMLSignature(signature, "", true).checkSignatureValue(key);
        } catch (XMLSecurityException e) {
            return false;
        }
    }
}
