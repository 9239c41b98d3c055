package se.sakeratkomst.saml.encryption;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Decrypts an assertion. Before any decryption the EncryptedData is filtered: no CipherReference, Transforms or
 * RetrievalMethod, exactly one EncryptedKey, listed algorithms only. Every failure of the decryption itself reads the same.
 */
public final class AssertionDecrypter {
    private static final Set<String> FORBIDDEN = Set.of(
            "CipherReference", "Transforms", "Transform", "RetrievalMethod", "KeyInfoReference", "AgreementMethod");
    private static final String ATTEMPT = "decrypting an EncryptedAssertion";

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
        Element filtered = filter(encryptedAssertion);
        Element data = Elements.child(filtered, Ns.XENC, "EncryptedData").orElseThrow();
        Element encryptedKey =
                Elements.descendants(filtered, Ns.XENC, "EncryptedKey").get(0);
        Map<String, String> scope = Elements.scope(data);
        for (PrivateKey key : keys) {
            byte[] plain = tryKey(data, encryptedKey, key);
            if (plain != null) {
                return assertion(plain, scope);
            }
        }
        throw failed();
    }

    private static SamlRefusal failed() {
        return SamlRefusal.of(
                "SC-070",
                ATTEMPT,
                "it cannot be decrypted to an Assertion with any of our keys",
                "an Assertion encrypted for the certificate in our metadata",
                "Encrypt with the encryption certificate that our metadata publishes now.");
    }

    private static byte @org.jspecify.annotations.Nullable [] tryKey(
            Element data, Element encryptedKey, PrivateKey key) {
        Santuario.ready();
        try {
            Document document = data.getOwnerDocument();
            String block = method(data);
            XMLCipher keyCipher = XMLCipher.getInstance();
            keyCipher.setSecureValidation(true);
            keyCipher.init(XMLCipher.UNWRAP_MODE, key);
            EncryptedKey loaded = keyCipher.loadEncryptedKey(document, encryptedKey);
            Key dataKey = keyCipher.decryptKey(loaded, block);
            XMLCipher dataCipher = XMLCipher.getInstance();
            dataCipher.setSecureValidation(true);
            dataCipher.init(XMLCipher.DECRYPT_MODE, dataKey);
            return dataCipher.decryptToByteArray(data);
        } catch (XMLSecurityException | RuntimeException e) {
            return null;
        }
    }

    private static Element assertion(byte[] plain, Map<String, String> scope) {
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
            throw failed();
        }
        List<Element> content = Elements.children(root);
        if (content.size() != 1 || !Elements.is(content.get(0), Ns.SAML, "Assertion")) {
            throw failed();
        }
        return Elements.detach(content.get(0));
    }

    private static byte[] withoutDeclaration(byte[] plain) {
        String text = new String(plain, StandardCharsets.UTF_8);
        if (text.startsWith("<?xml")) {
            return text.substring(text.indexOf("?>") + 2).getBytes(StandardCharsets.UTF_8);
        }
        return plain;
    }

    /** The EncryptedAssertion as a copy in a document of its own, after the filter. */
    private static Element filter(Element encryptedAssertion) {
        Element copy = Elements.detach(encryptedAssertion);
        List<String> wrong = new ArrayList<>();
        inspect(copy, wrong);
        List<Element> datas = Elements.children(copy, Ns.XENC, "EncryptedData");
        List<Element> keys = Elements.descendants(copy, Ns.XENC, "EncryptedKey");
        if (datas.size() != 1
                || Elements.descendants(copy, Ns.XENC, "EncryptedData").size() != 1) {
            wrong.add(datas.size() + " EncryptedData");
        }
        if (keys.size() != 1) {
            wrong.add(keys.size() + " EncryptedKey");
        }
        if (wrong.isEmpty()) {
            String block = method(datas.get(0));
            String transport = method(keys.get(0));
            if (!EncryptionMethods.BLOCKS.contains(block)) {
                wrong.add("the block cipher '" + block + "'");
            }
            if (!EncryptionMethods.KEY_TRANSPORTS.contains(transport)) {
                wrong.add("the key transport '" + transport + "'");
            }
            Elements.path(keys.get(0), Ns.XENC, "EncryptionMethod")
                    .flatMap(method -> Elements.child(method, Ns.DS, "DigestMethod"))
                    .map(digest -> digest.getAttributeNS(null, "Algorithm"))
                    .filter(digest -> !EncryptionMethods.OAEP_DIGESTS.contains(digest))
                    .ifPresent(digest -> wrong.add("the OAEP digest '" + digest + "'"));
        }
        if (!wrong.isEmpty()) {
            throw SamlRefusal.of(
                    "SC-123",
                    ATTEMPT,
                    String.join(", ", wrong),
                    "one EncryptedData with one EncryptedKey, both with CipherValue, AES and RSA-OAEP",
                    "Encrypt with AES-CBC or AES-GCM and rsa-oaep-mgf1p, the key inside KeyInfo.");
        }
        return copy;
    }

    private static void inspect(Element element, List<String> wrong) {
        if (FORBIDDEN.contains(element.getLocalName())) {
            wrong.add("the element " + element.getNodeName());
        }
        Elements.children(element).forEach(child -> inspect(child, wrong));
    }

    private static String method(Element encrypted) {
        return Elements.child(encrypted, Ns.XENC, "EncryptionMethod")
                .map(method -> method.getAttributeNS(null, "Algorithm"))
                .orElse("");
    }
}
