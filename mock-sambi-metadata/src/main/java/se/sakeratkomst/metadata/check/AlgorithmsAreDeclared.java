package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Metadata says which algorithms the entity understands.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2; SAML 2.0 Metadata Profile for Algorithm Support 1.0</a>
 */
@Decides("SC-002")
final class AlgorithmsAreDeclared implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        boolean declared = Stream.of("SigningMethod", "DigestMethod")
                        .anyMatch(name -> !Elements.descendants(submission.entity(), Ns.ALG, name)
                                .isEmpty())
                || Certificates.keys(submission).stream()
                        .anyMatch(key ->
                                Elements.child(key, Ns.MD, "EncryptionMethod").isPresent());
        if (!submission.isSwedenConnect() || declared) {
            return List.of();
        }
        return List.of(Finding.warning(
                        "SC-002",
                        "reading which algorithms the entity supports",
                        "neither alg:SigningMethod, alg:DigestMethod nor md:EncryptionMethod",
                        "those it supports beside the mandatory ones, best first",
                        "Add alg:DigestMethod and alg:SigningMethod under Extensions, md:EncryptionMethod under the encryption key.")
                .at(submission.entity()));
    }
}
