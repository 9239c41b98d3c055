package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.xml.SecureXml;

/** Any XML as an AuthnRequest: what is read can be written, and reads the same again. */
final class AuthnRequestFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyRequest(byte[] xml) {
        Decoding.of(() -> AuthnRequest.read(SecureXml.parse(xml).getDocumentElement()))
                .ifPresent(request -> {
                    request.issued();
                    Document written = request.write();
                    AuthnRequest.read(
                            SecureXml.parse(SecureXml.serialise(written)).getDocumentElement());
                });
    }
}
