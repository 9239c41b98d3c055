package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import se.sakeratkomst.saml.xml.SecureXml;

/** Any bytes at all as XML: what is read is written so that it reads the same again. */
final class SecureXmlFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyBytes(byte[] bytes) {
        Decoding.of(() -> SecureXml.parseWithLines(bytes)).ifPresent(document -> {
            String text = SecureXml.text(document);
            Decoding.require(
                    SecureXml.text(SecureXml.parse(text)).equals(text), "text that does not read the same again");
            SecureXml.pretty(document);
        });
    }
}
