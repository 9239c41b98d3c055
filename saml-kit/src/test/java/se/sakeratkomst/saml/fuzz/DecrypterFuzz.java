package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Messages;
import se.sakeratkomst.saml.TestKeys;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.encryption.AssertionEncrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.xml.SecureXml;

/** A right EncryptedAssertion with one change in it: refused, or decrypted to what was encrypted. */
final class DecrypterFuzz {
    private static final Element ASSERTION =
            ResponseWriter.write(Messages.response().assertions().get(0));
    private static final String ENCRYPTED = SecureXml.text(AssertionEncrypter.encrypt(
            ASSERTION, TestKeys.SP.certificate(), EncryptionMethods.MANDATORY.withBlock(EncryptionMethods.AES256_GCM)));

    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyChange(byte[] change) {
        Optional<Element> element = Decoding.of(
                () -> SecureXml.parse(Splice.into(ENCRYPTED, change)).getDocumentElement());
        element.flatMap(encrypted ->
                        Decoding.of(() -> AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key()))))
                .ifPresent(decrypted -> Decoding.require(
                        decrypted.getAttribute("ID").equals(ASSERTION.getAttribute("ID")),
                        "an assertion that was not encrypted"));
    }
}
