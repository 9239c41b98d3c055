package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.sakeratkomst.saml.TestKeys;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;

/** Any query at all: decoded or refused, and never taken for signed by a key that did not sign it. */
final class RedirectBindingFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyQuery(byte[] query) {
        Decoding.of(() -> RedirectBinding.decode(new String(query, StandardCharsets.UTF_8)))
                .ifPresent(received -> Decoding.require(
                        Decoding.of(() -> {
                                    received.verify(
                                            List.of(TestKeys.SP.certificate(), TestKeys.EC.certificate()),
                                            AlgorithmPolicy.STRICT);
                                    return received;
                                })
                                .isEmpty(),
                        "a signature that nobody made"));
    }
}
