package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.SecureXml;

/** Any XML as a Response and its Assertions. */
final class ReceivedResponseFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyResponse(byte[] xml) {
        Decoding.of(() -> ReceivedResponse.read(SecureXml.parse(xml).getDocumentElement()))
                .ifPresent(response -> response.assertions()
                        .forEach(assertion -> ReceivedAssertion.read(assertion).loa()));
    }
}
