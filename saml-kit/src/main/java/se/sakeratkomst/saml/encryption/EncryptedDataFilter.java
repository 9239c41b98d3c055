package se.sakeratkomst.saml.encryption;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What an encrypted element must look like before any key is used on it: one EncryptedData and one EncryptedKey, each with one
 * EncryptionMethod and one CipherValue, nothing that would be fetched, transformed or agreed on, and listed algorithms only. What it
 * lets through can be read in one way only.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 8.3 and 8.4 (SC-121, SC-122, SC-123); SAMBI-039</a>
 */
final class EncryptedDataFilter {
    /** Elements that make a decrypting library fetch, transform or derive something. */
    private static final Set<String> FORBIDDEN = Set.of(
            "CipherReference",
            "Transforms",
            "Transform",
            "RetrievalMethod",
            "KeyInfoReference",
            "AgreementMethod",
            "DerivedKey",
            "MasterKeyName",
            "Include");

    private final List<String> wrong = new ArrayList<>();
    private final Element wrapper;

    private EncryptedDataFilter(Element wrapper) {
        this.wrapper = wrapper;
    }

    /** What was let through, in a copy that reaches nothing outside. */
    record Filtered(Element data, Element key) {
        String block() {
            return algorithm(method(data));
        }
    }

    /**
     * Examines.
     *
     * @param encrypted EncryptedAssertion or EncryptedID; not changed
     * @throws SamlRefusal naming everything that is wrong
     */
    static Filtered examine(Element encrypted) {
        Element copy = Elements.detach(encrypted);
        EncryptedDataFilter filter = new EncryptedDataFilter(copy);
        filter.examine();
        if (!filter.wrong.isEmpty()) {
            throw SamlRefusal.of(
                    "SC-123",
                    "examining an " + encrypted.getLocalName() + " before it is decrypted",
                    String.join(", ", filter.wrong),
                    "one EncryptedData with one EncryptedKey, each with EncryptionMethod and CipherValue, AES and RSA-OAEP",
                    "Encrypt with AES-CBC or AES-GCM and rsa-oaep-mgf1p, the key inside KeyInfo.");
        }
        return new Filtered(filter.only("EncryptedData"), filter.only("EncryptedKey"));
    }

    private Element only(String name) {
        return Elements.descendants(wrapper, Ns.XENC, name).get(0);
    }

    private void examine() {
        forbid(wrapper);
        exactly("EncryptedData", 1);
        exactly("EncryptedKey", 1);
        exactly("EncryptionMethod", 2);
        exactly("CipherData", 2);
        exactly("CipherValue", 2);
        if (Elements.children(wrapper, Ns.XENC, "EncryptedData").size() != 1) {
            wrong.add("EncryptedData elsewhere than directly below " + wrapper.getNodeName());
        }
        if (!wrong.isEmpty()) {
            return;
        }
        Element data = only("EncryptedData");
        Element key = only("EncryptedKey");
        shape(data);
        shape(key);
        if (!wrong.isEmpty()) {
            return;
        }
        algorithms(method(data), method(key));
    }

    private void forbid(Element element) {
        if (FORBIDDEN.contains(element.getLocalName())) {
            wrong.add("the element " + element.getNodeName());
        }
        Elements.children(element).forEach(this::forbid);
    }

    private void exactly(String name, int count) {
        int found = Elements.descendants(wrapper, Ns.XENC, name).size();
        if (found != count) {
            wrong.add(found + " " + name);
        }
    }

    /** EncryptionMethod first, CipherData with nothing but text in its CipherValue. */
    private void shape(Element encrypted) {
        List<Element> children = Elements.children(encrypted);
        if (children.isEmpty() || !Elements.is(children.get(0), Ns.XENC, "EncryptionMethod")) {
            wrong.add(encrypted.getLocalName() + " that does not begin with EncryptionMethod");
        }
        Element value =
                Elements.path(encrypted, Ns.XENC, "CipherData", "CipherValue").orElse(null);
        if (value == null) {
            wrong.add(encrypted.getLocalName() + " without CipherData and CipherValue");
            return;
        }
        for (Node node = value.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() != Node.TEXT_NODE) {
                wrong.add("something else than text in CipherValue");
            }
        }
    }

    private void algorithms(Element block, Element transport) {
        if (!EncryptionMethods.BLOCKS.contains(algorithm(block))) {
            wrong.add("the block cipher '" + algorithm(block) + "'");
        }
        if (Elements.children(block).stream().anyMatch(child -> !Elements.is(child, Ns.XENC, "KeySize"))) {
            wrong.add("parameters of the block cipher");
        }
        String keyTransport = algorithm(transport);
        if (!EncryptionMethods.KEY_TRANSPORTS.contains(keyTransport)) {
            wrong.add("the key transport '" + keyTransport + "'");
        }
        List<Element> digests = Elements.descendants(transport, Ns.DS, "DigestMethod");
        List<Element> masks = Elements.descendants(transport, Ns.XENC11, "MGF");
        if (digests.size() > 1 || masks.size() > 1 || nested(transport)) {
            wrong.add("parameters of the key transport that can be read in more than one way");
            return;
        }
        digests.stream()
                .map(EncryptedDataFilter::algorithm)
                .filter(digest -> !EncryptionMethods.OAEP_DIGESTS.contains(digest))
                .forEach(digest -> wrong.add("the OAEP digest '" + digest + "'"));
        if (!masks.isEmpty() && EncryptionMethods.RSA_OAEP_MGF1P.equals(keyTransport)) {
            wrong.add("an MGF beside rsa-oaep-mgf1p, which has its own");
        }
        masks.stream()
                .map(EncryptedDataFilter::algorithm)
                .filter(mask -> !EncryptionMethods.MASKS.contains(mask))
                .forEach(mask -> wrong.add("the mask generation function '" + mask + "'"));
    }

    private static boolean nested(Element method) {
        return Elements.children(method).stream()
                .anyMatch(child -> !Elements.children(child).isEmpty());
    }

    private static Element method(Element encrypted) {
        return Elements.child(encrypted, Ns.XENC, "EncryptionMethod").orElseThrow();
    }

    private static String algorithm(Element method) {
        return method.getAttributeNS(null, "Algorithm");
    }
}
