package se.sakeratkomst.saml.encryption;

import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.apache.xml.security.keys.content.X509Data;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Encrypts an assertion for one recipient. A signed assertion is encrypted with its signature inside, so that what comes out
 * again is still validly signed.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1</a>
 */
public final class AssertionEncrypter {
    private static final String ELEMENT = "http://www.w3.org/2001/04/xmlenc#Element";

    private AssertionEncrypter() {}

    /**
     * Encrypts.
     *
     * @param assertion is not changed
     * @param recipient whose public key encrypts the data key
     * @param methods the algorithms
     * @return a saml2:EncryptedAssertion alone in a document of its own
     */
    public static Element encrypt(Element assertion, X509Certificate recipient, EncryptionMethods methods) {
        return encrypt(SecureXml.serialise(Elements.detach(assertion)), recipient, methods);
    }

    /** Encrypts bytes, which need not be an assertion, as if they were one. */
    public static Element encrypt(byte[] content, X509Certificate recipient, EncryptionMethods methods) {
        Santuario.ready();
        Document document = SecureXml.newDocument();
        Element encryptedAssertion = Elements.root(document, Ns.SAML, "EncryptedAssertion");
        try {
            SecretKey key = key(methods);
            XMLCipher keyCipher = XMLCipher.getInstance(methods.keyTransport(), null, methods.oaepDigest());
            keyCipher.init(XMLCipher.WRAP_MODE, recipient.getPublicKey());
            EncryptedKey encryptedKey = keyCipher.encryptKey(document, key, methods.mgf(), null);
            KeyInfo recipientInfo = new KeyInfo(document);
            X509Data x509 = new X509Data(document);
            x509.addCertificate(recipient);
            recipientInfo.add(x509);
            encryptedKey.setKeyInfo(recipientInfo);

            XMLCipher dataCipher = XMLCipher.getInstance(methods.block());
            dataCipher.init(XMLCipher.ENCRYPT_MODE, key);
            EncryptedData data = dataCipher.encryptData(document, ELEMENT, new java.io.ByteArrayInputStream(content));
            data.setId(Ids.next());
            KeyInfo keyInfo = new KeyInfo(document);
            keyInfo.add(encryptedKey);
            data.setKeyInfo(keyInfo);
            encryptedAssertion.appendChild(dataCipher.martial(document, data));
            return encryptedAssertion;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Encrypting an assertion with %s and %s failed".formatted(methods.block(), methods.keyTransport()),
                    e);
        }
    }

    private static SecretKey key(EncryptionMethods methods) throws NoSuchAlgorithmException {
        boolean tripleDes = EncryptionMethods.TRIPLEDES_CBC.equals(methods.block());
        KeyGenerator generator = KeyGenerator.getInstance(tripleDes ? "DESede" : "AES");
        generator.init(tripleDes ? 168 : methods.keyBits());
        return generator.generateKey();
    }
}
