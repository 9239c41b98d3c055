package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Messages;
import se.sakeratkomst.saml.TestKeys;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.SecureXml;

/** A signed Assertion with one change in it: refused, or what is read from it is what was signed. */
final class VerifierFuzz {
    private static final String SIGNED = signed();
    private static final ReceivedAssertion SAID =
            ReceivedAssertion.read(SecureXml.parse(SIGNED).getDocumentElement());

    private static String signed() {
        Element assertion =
                ResponseWriter.write(Messages.response().assertions().get(0));
        XmlSigner.sign(assertion, TestKeys.IDP);
        return SecureXml.text(assertion);
    }

    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyChange(byte[] change) {
        Optional<Element> element =
                Decoding.of(() -> SecureXml.parse(Splice.into(SIGNED, change)).getDocumentElement());
        element.flatMap(root -> Decoding.of(
                        () -> XmlVerifier.verify(root, List.of(TestKeys.IDP.certificate()), AlgorithmPolicy.STRICT)))
                .map(ReceivedAssertion::read)
                .ifPresent(read -> Decoding.require(same(read), "a forged assertion taken for the signed one"));
    }

    private static boolean same(ReceivedAssertion read) {
        return read.id().equals(SAID.id())
                && read.issuer().equals(SAID.issuer())
                && read.nameId().equals(SAID.nameId())
                && read.conditions().equals(SAID.conditions())
                && read.confirmations().equals(SAID.confirmations())
                && read.authnStatements().equals(SAID.authnStatements())
                && read.attributes().equals(SAID.attributes());
    }
}
