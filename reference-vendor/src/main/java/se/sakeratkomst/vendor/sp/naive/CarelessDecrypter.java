package se.sakeratkomst.vendor.sp.naive;

import java.security.Key;
import java.security.PrivateKey;
import java.util.List;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/** Decrypts with an algorithm that is not to be used any more, and tells what went wrong. */
public final class CarelessDecrypter {

    private CarelessDecrypter() {}

    /** Whether the assertion is encrypted with that algorithm. */
    public static boolean uses(Element encryptedAssertion, String algorithm) {
        return Elements.descendants(encryptedAssertion, Ns.XENC, "EncryptionMethod").stream()
                .anyMatch(method -> method.getAttributeNS(null, "Algorithm").equals(algorithm));
    }

    /**
     * The Assertion in it.
     *
     * @throws SamlRefusal that says which step failed, and why
     */
    public static Element decrypt(Element encryptedAssertion, PrivateKey key) {
        Santuario.ready();
        Element copy = Elements.detach(encryptedAssertion);
        Element data =
                Elements.child(copy, Ns.XENC, "EncryptedData").orElseThrow(() -> failed("EncryptedData is missing"));
        List<Element> wrapped = Elements.descendants(copy, Ns.XENC, "EncryptedKey");
        if (wrapped.isEmpty()) {
            throw failed("EncryptedKey is missing");
        }
        Document document = copy.getOwnerDocument();
        String block = Elements.child(data, Ns.XENC, "EncryptionMethod")
                .map(method -> method.getAttributeNS(null, "Algorithm"))
                .orElse(EncryptionMethods.AES256_CBC);
        try {
            XMLCipher keyCipher = XMLCipher.getInstance();
            keyCipher.init(XMLCipher.UNWRAP_MODE, key);
            EncryptedKey loaded = keyCipher.loadEncryptedKey(document, wrapped.get(0));
            Key dataKey = keyCipher.decryptKey(loaded, block);
            XMLCipher dataCipher = XMLCipher.getInstance();
            dataCipher.init(XMLCipher.DECRYPT_MODE, dataKey);
            byte[] plain = dataCipher.decryptToByteArray(data);
            return Elements.detach(SecureXml.parse(plain).getDocumentElement());
        } catch (XMLSecurityException | RuntimeException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private static SamlRefusal failed(String observed) {
        return SamlRefusal.of(
                "SC-070", "decrypting an EncryptedAssertion", observed, "an Assertion", "Encrypt for this system.");
    }
}
