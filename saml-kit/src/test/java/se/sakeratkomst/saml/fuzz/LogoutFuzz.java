package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.xml.SecureXml;

/** Any XML as a LogoutRequest and as a LogoutResponse. */
final class LogoutFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyMessage(byte[] xml) {
        Decoding.of(() -> SecureXml.parse(xml)).ifPresent(document -> {
            Decoding.of(() -> LogoutRequest.read(document.getDocumentElement()));
            Decoding.of(() -> LogoutResponse.read(document.getDocumentElement()));
        });
    }
}
