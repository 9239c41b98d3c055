package se.sakeratkomst.saml.encryption;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Decrypts an assertion or a name identifier. Before any decryption the EncryptedData is filtered: no CipherReference, Transforms or
 * RetrievalMethod, exactly one EncryptedKey, listed algorithms only. Every failure of the decryption itself reads the same, whether the
 * key, the padding or what came out was wrong.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1 and 8</a>
 */
public final class AssertionDecrypter {
    private AssertionDecrypter() {}

    /**
     * Decrypts.
     *
     * @param encryptedAssertion is not changed
     * @param keys the recipient's keys, old and new (SC-017); each is tried
     * @return the saml2:Assertion alone in a document of its own; its signature, if any, is still valid and not yet verified
     * @throws SamlRefusal when the filter refuses it, or no key fits, or what comes out is not one Assertion
     */
    public static Element decrypt(Element encryptedAssertion, List<PrivateKey> keys) {
        return decrypt(encryptedAssertion, "EncryptedAssertion", "Assertion", keys);
    }

    /**
     * Decrypts a name identifier.
     *
     * @param encryptedId saml2:EncryptedID; is not changed
     * @param keys the recipient's keys; each is tried
     * @return the saml2:NameID alone in a document of its own
     * @throws SamlRefusal when the filter refuses it, or no key fits, or what comes out is not one NameID
     */
    public static Element decryptId(Element encryptedId, List<PrivateKey> keys) {
        return decrypt(encryptedId, "EncryptedID", "NameID", keys);
    }

    private static Element decrypt(Element encrypted, String wrapper, String content, List<PrivateKey> keys) {
        if (!Elements.is(encrypted, Ns.SAML, wrapper)) {
            throw SamlRefusal.of(
                    "SC-070",
                    "decrypting an " + wrapper,
                    "the element " + encrypted.getNodeName(),
                    "saml:" + wrapper,
                    "Send the " + content + " in an " + wrapper + ".");
        }
        EncryptedDataFilter.Filtered filtered = EncryptedDataFilter.examine(encrypted);
        Map<String, String> scope = Elements.scope(filtered.data());
        for (PrivateKey key : keys) {
            byte[] plain = tryKey(filtered, key);
            if (plain != null) {
                return content(plain, scope, wrapper, content);
            }
        }
        throw failed(wrapper, content);
    }

    private static SamlRefusal failed(String wrapper, String content) {
        return SamlRefusal.of(
                "SC-070",
                "decrypting an " + wrapper,
                "it cannot be decrypted to one " + content + " with any of our keys",
                "one " + content + " encrypted for the certificate in our metadata",
                "Encrypt with the encryption certificate that our metadata publishes now.");
    }

    private static byte @Nullable [] tryKey(EncryptedDataFilter.Filtered filtered, PrivateKey key) {
        Santuario.ready();
        try {
            Document document = filtered.data().getOwnerDocument();
            XMLCipher keyCipher = XMLCipher.getInstance();
            keyCipher.setSecureValidation(true);
            keyCipher.init(XMLCipher.UNWRAP_MODE, key);
            EncryptedKey loaded = keyCipher.loadEncryptedKey(document, filtered.key());
            Key dataKey = keyCipher.decryptKey(loaded, filtered.block());
            XMLCipher dataCipher = XMLCipher.getInstance();
            dataCipher.setSecureValidation(true);
            dataCipher.init(XMLCipher.DECRYPT_MODE, dataKey);
            return dataCipher.decryptToByteArray(filtered.data());
        } catch (XMLSecurityException | RuntimeException e) {
            return null;
        }
    }

    private static Element content(byte[] plain, Map<String, String> scope, String wrapper, String name) {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream(plain.length + 512);
        StringBuilder open = new StringBuilder("<wrapper");
        scope.forEach((prefix, namespace) -> open.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("=\"")
                .append(namespace.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        wrapped.writeBytes(open.append('>').toString().getBytes(StandardCharsets.UTF_8));
        wrapped.writeBytes(withoutDeclaration(plain));
        wrapped.writeBytes("</wrapper>".getBytes(StandardCharsets.UTF_8));
        Element root;
        try {
            root = SecureXml.parse(wrapped.toByteArray()).getDocumentElement();
        } catch (SamlRefusal e) {
            throw failed(wrapper, name);
        }
        List<Element> content = Elements.children(root);
        if (content.size() != 1 || !Elements.is(content.get(0), Ns.SAML, name) || hasText(root)) {
            throw failed(wrapper, name);
        }
        return Elements.detach(content.get(0));
    }

    private static boolean hasText(Element root) {
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            boolean text = node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
            if (text && !node.getNodeValue().isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static byte[] withoutDeclaration(byte[] plain) {
        String text = new String(plain, StandardCharsets.UTF_8);
        if (text.startsWith("<?xml")) {
            return text.substring(text.indexOf("?>") + 2).getBytes(StandardCharsets.UTF_8);
        }
        return plain;
    }
}
