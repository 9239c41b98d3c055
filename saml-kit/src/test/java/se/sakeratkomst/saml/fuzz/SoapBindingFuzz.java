package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import se.sakeratkomst.saml.binding.ArtifactResolve;
import se.sakeratkomst.saml.binding.ArtifactResponse;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;

/** Any bytes as an envelope, and what is in it as each message that comes in one. */
final class SoapBindingFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyEnvelope(byte[] soap) {
        Decoding.of(() -> SoapBinding.decode(soap)).ifPresent(document -> {
            Decoding.of(() -> ArtifactResolve.read(document.getDocumentElement()));
            Decoding.of(() -> ArtifactResponse.read(document.getDocumentElement()));
            Decoding.of(() -> LogoutRequest.read(document.getDocumentElement()));
            Decoding.of(() -> LogoutResponse.read(document.getDocumentElement()));
        });
    }
}
