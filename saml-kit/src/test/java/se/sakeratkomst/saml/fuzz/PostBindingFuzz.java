package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import se.sakeratkomst.saml.binding.PostBinding;

/** Any form field at all. */
final class PostBindingFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyField(byte[] field) {
        Decoding.of(() -> PostBinding.decode(new String(field, StandardCharsets.UTF_8)));
    }
}
