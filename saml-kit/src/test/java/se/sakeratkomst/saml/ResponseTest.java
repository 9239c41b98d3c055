package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.SecureXml;

final class ResponseTest {
    private static final Optional<Assembly.Recipient> RECIPIENT =
            Optional.of(new Assembly.Recipient(TestKeys.SP.certificate(), EncryptionMethods.MANDATORY));

    private static SpRole sp(boolean wantAssertionsSigned) {
        return MetadataReader.read(SpMetadata.of(Messages.SP)
                        .wantAssertionsSigned(wantAssertionsSigned)
                        .encryptionKey(TestKeys.SP.certificate())
                        .assertionConsumerService(Messages.ACS)
                        .build())
                .get(0)
                .sp()
                .orElseThrow();
    }

    private static ReceivedResponse reread(Document document) {
        return ReceivedResponse.read(
                SecureXml.parse(SecureXml.serialise(document)).getDocumentElement());
    }

    @Test
    void swedenConnectSignsTheResponseAndEncryptsTheSignedAssertion() {
        SigningPlan plan = SigningPlan.right(Federations.SWEDEN_CONNECT, sp(true), Messages.ACS, TestKeys.IDP);
        ReceivedResponse response = reread(ResponseAssembler.assemble(Messages.response(), plan, RECIPIENT));
        Element verified =
                XmlVerifier.verify(response.element(), List.of(TestKeys.IDP.certificate()), AlgorithmPolicy.STRICT);
        Element assertion = AssertionDecrypter.decrypt(
                ReceivedResponse.read(verified).encryptedAssertions().get(0), List.of(TestKeys.SP.key()));
        assertThat(XmlVerifier.isSigned(assertion)).isTrue();
        assertThat(response.assertions()).isEmpty();
    }

    @Test
    void swedenConnectLeavesTheAssertionUnsignedWhenTheSpDoesNotWantIt() {
        SigningPlan plan = SigningPlan.right(Federations.SWEDEN_CONNECT, sp(false), Messages.ACS, TestKeys.IDP);
        assertThat(plan.assertion()).isFalse();
        assertThat(plan.response()).isTrue();
    }

    @Test
    void sambiSignsTheAssertionAndLeavesItReadableOverTls() {
        SigningPlan plan = SigningPlan.right(Federations.SAMBI, sp(false), Messages.ACS, TestKeys.IDP);
        ReceivedResponse response = reread(ResponseAssembler.assemble(Messages.response(), plan, RECIPIENT));
        assertThat(XmlVerifier.isSigned(response.element())).isFalse();
        assertThat(XmlVerifier.isSigned(response.assertions().get(0))).isTrue();
    }

    @Test
    void sambiEncryptsWhenTheAcsLacksTls() {
        assertThat(SigningPlan.right(Federations.SAMBI, sp(true), "http://sp.test/acs", TestKeys.IDP)
                        .encrypt())
                .isTrue();
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        ReceivedResponse response = reread(ResponseWriter.write(Messages.response()));
        ReceivedAssertion assertion =
                ReceivedAssertion.read(response.assertions().get(0));
        assertThat(response.success()).isTrue();
        assertThat(response.inResponseTo()).isEqualTo("_request");
        assertThat(assertion.loa()).contains("http://id.elegnamnden.se/loa/1.0/loa3");
        assertThat(assertion.value(Messages.PNR)).contains("199001012385");
        assertThat(assertion.nameId().orElseThrow().value()).isEqualTo("pseudonym");
        assertThat(assertion.confirmations().get(0).recipient()).isEqualTo(Messages.ACS);
        assertThat(assertion.conditions().orElseThrow().audienceRestrictions()).containsExactly(List.of(Messages.SP));
        assertThat(assertion.conditions().orElseThrow().notOnOrAfter()).contains(Messages.NOW.plusSeconds(300));
    }

    @Test
    void whatIsNullInTheRecipeIsNotInTheMessage() {
        Document document = ResponseWriter.write(Messages.response()
                .withDestination(null)
                .withIssuer(null)
                .withStatusCode(null)
                .confirmationBy(confirmation -> confirmation.withData(false))
                .assertionBy(assertion -> assertion.withConditions(null).withAttributes(null)));
        assertThat(SecureXml.text(document))
                .doesNotContain("Destination=", "Status", "ConfirmationData", "Conditions", "AttributeStatement");
    }

    @Test
    void theStepsComeInOrderAndSeeTheMessageGrow() {
        List<String> seen = new ArrayList<>();
        SigningPlan plan = SigningPlan.right(Federations.SWEDEN_CONNECT, sp(true), Messages.ACS, TestKeys.IDP);
        ResponseAssembler.assemble(Messages.response(), plan, RECIPIENT, new AssemblySteps() {
            @Override
            public void beforeSigning(Document response, Assembly assembly) {
                note("written", response);
            }

            @Override
            public void afterAssertionSigned(Document response, Assembly assembly) {
                note("assertion signed", response);
            }

            @Override
            public void afterEncryption(Document response, Assembly assembly) {
                note("encrypted", response);
            }

            @Override
            public void afterSigning(Document response, Assembly assembly) {
                note("signed", response);
            }

            private void note(String step, Document response) {
                String xml = SecureXml.text(response);
                seen.add(step
                        + (xml.contains("EncryptedAssertion") ? " e" : "")
                        + (xml.contains("ds:SignedInfo") ? " s" : ""));
            }
        });
        assertThat(seen).containsExactly("written", "assertion signed s", "encrypted e", "signed e s");
    }

    @Test
    void twoAttributesOfOneNameAreToldAsDuplicates() {
        Document document = ResponseWriter.write(Messages.response()
                .assertionBy(a -> a.withAttributes(
                        List.of(a.attributes().get(0), a.attributes().get(0)))));
        assertThat(ReceivedAssertion.read(reread(document).assertions().get(0)).duplicates())
                .containsExactly(Messages.PNR);
    }
}
