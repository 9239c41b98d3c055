package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import se.sakeratkomst.saml.TestKeys;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.encryption.AssertionEncrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** Anything at all, rightly encrypted: anybody can do that with a public key. */
final class DecryptedContentFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyContent(byte[] content) {
        Decoding.of(() -> AssertionDecrypter.decrypt(
                        AssertionEncrypter.encrypt(content, TestKeys.SP.certificate(), EncryptionMethods.MANDATORY),
                        List.of(TestKeys.SP.key())))
                .ifPresent(ReceivedAssertion::read);
    }
}
