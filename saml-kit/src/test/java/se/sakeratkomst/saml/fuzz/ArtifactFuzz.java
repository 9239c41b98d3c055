package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import se.sakeratkomst.saml.binding.Artifact;

/** Any text as an artifact: what is read is written the same. */
final class ArtifactFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyText(byte[] text) {
        Decoding.of(() -> Artifact.decode(new String(text, StandardCharsets.UTF_8)))
                .ifPresent(artifact -> Decoding.require(
                        Artifact.decode(artifact.encode()).equals(artifact), "an artifact that reads otherwise again"));
    }
}
