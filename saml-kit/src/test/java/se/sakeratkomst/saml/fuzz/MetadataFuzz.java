package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.xml.SecureXml;

/** Any XML as metadata. */
final class MetadataFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyMetadata(byte[] xml) {
        Decoding.of(() -> MetadataReader.read(SecureXml.parse(xml)));
    }
}
