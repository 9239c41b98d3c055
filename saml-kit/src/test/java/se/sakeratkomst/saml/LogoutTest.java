package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.binding.Artifact;
import se.sakeratkomst.saml.binding.ArtifactResolve;
import se.sakeratkomst.saml.binding.ArtifactResponse;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.logout.LogoutResponseRecipe;
import se.sakeratkomst.saml.logout.LogoutWriter;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Logout messages, and the bindings they need besides the two of the front channel. */
class LogoutTest {
    private static final LogoutRecipe RIGHT = new LogoutRecipe(
            "_logout",
            "2.0",
            "2026-01-31T10:00:00.000Z",
            "https://sp.test/slo",
            "2026-01-31T10:05:00.000Z",
            LogoutRecipe.BY_USER,
            Messages.IDP,
            null,
            new NameIdRecipe("pseudonym", Ns.NAMEID_PERSISTENT, Messages.IDP, Messages.SP),
            List.of("_session", "_other"));

    @Test
    @Tag("SAMBI-038")
    void whatARecipeSaysIsReadAgain() {
        LogoutRequest read = LogoutRequest.read(LogoutWriter.write(RIGHT).getDocumentElement());
        assertThat(read.id()).isEqualTo("_logout");
        assertThat(read.issuer()).isEqualTo(Messages.IDP);
        assertThat(read.destination()).isEqualTo("https://sp.test/slo");
        assertThat(read.notOnOrAfter()).contains(Instant.parse("2026-01-31T10:05:00Z"));
        assertThat(read.reason()).isEqualTo(LogoutRecipe.BY_USER);
        assertThat(read.nameId().orElseThrow().spNameQualifier()).isEqualTo(Messages.SP);
        assertThat(read.identifiers()).isOne();
        assertThat(read.sessionIndexes()).containsExactly("_session", "_other");
    }

    @Test
    void whatIsNullIsLeftOut() {
        LogoutRecipe bare = new LogoutRecipe(null, null, null, null, null, null, null, null, null, List.of());
        LogoutRequest read = LogoutRequest.read(LogoutWriter.write(bare).getDocumentElement());
        assertThat(read.nameId()).isEmpty();
        assertThat(read.identifiers()).isZero();
        assertThat(read.issueInstant()).isEmpty();
        assertThat(read.unreadableNotOnOrAfter()).isFalse();
    }

    @Test
    void anEndThatIsNoTimeIsTold() {
        LogoutRequest read = LogoutRequest.read(
                LogoutWriter.write(RIGHT.withNotOnOrAfter("tomorrow")).getDocumentElement());
        assertThat(read.notOnOrAfter()).isEmpty();
        assertThat(read.unreadableNotOnOrAfter()).isTrue();
    }

    @Test
    @Tag("SC-070")
    @Tag("SAMBI-026")
    void anEncryptedNameIsSeenAndNotTakenForAName() {
        Document document = LogoutWriter.write(RIGHT.withNameId(null));
        Elements.append(document.getDocumentElement(), Ns.SAML, "EncryptedID");
        LogoutRequest read = LogoutRequest.read(document.getDocumentElement());
        assertThat(read.encryptedId()).isTrue();
        assertThat(read.nameId()).isEmpty();
    }

    @Test
    void aNameWithACommentInItIsReadWhole() {
        String text = SecureXml.text(LogoutWriter.write(RIGHT)).replace("pseudonym", "pseudo<!-- x -->nym");
        assertThat(LogoutRequest.read(SecureXml.parse(text).getDocumentElement())
                        .nameId()
                        .orElseThrow()
                        .value())
                .isEqualTo("pseudonym");
    }

    @Test
    void partialLogoutIsASuccessThatIsNotComplete() {
        LogoutResponseRecipe answer = new LogoutResponseRecipe(
                "_answer",
                "2.0",
                "2026-01-31T10:00:00.000Z",
                "https://idp.test/slo",
                "_logout",
                Messages.SP,
                null,
                Ns.STATUS_SUCCESS,
                LogoutResponse.PARTIAL_LOGOUT,
                "one is left");
        LogoutResponse read = LogoutResponse.read(LogoutWriter.write(answer).getDocumentElement());
        assertThat(read.success()).isTrue();
        assertThat(read.complete()).isFalse();
        assertThat(read.inResponseTo()).isEqualTo("_logout");
        assertThat(read.statusMessage()).contains("one is left");
        assertThat(LogoutResponse.read(LogoutWriter.write(answer.withSecondaryStatus(null))
                                .getDocumentElement())
                        .complete())
                .isTrue();
    }

    @Test
    void aSignedMessageStaysSignedThroughSoap() {
        Document document = LogoutWriter.write(RIGHT);
        XmlSigner.sign(document.getDocumentElement(), TestKeys.IDP);
        Element received = SoapBinding.decode(SoapBinding.encode(document)).getDocumentElement();
        Element verified = XmlVerifier.verify(received, List.of(TestKeys.IDP.certificate()), AlgorithmPolicy.STRICT);
        assertThat(LogoutRequest.read(verified).id()).isEqualTo("_logout");
    }

    @Test
    void soapWithADoctypeTwoMessagesAFaultOrAForeignRootIsRefused() {
        String soap = new String(SoapBinding.encode(LogoutWriter.write(RIGHT)), StandardCharsets.UTF_8);
        assertThatThrownBy(
                        () -> SoapBinding.decode(("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SamlRefusal.class);
        String body = soap.substring(soap.indexOf("<soap11:Body"), soap.indexOf("</soap11:Envelope>"));
        assertThatThrownBy(
                        () -> SoapBinding.decode(soap.replace(body, body + body).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("2 Body");
        assertThatThrownBy(() -> SoapBinding.decode(SoapBinding.fault(true, "no")))
                .hasMessageContaining("a Fault: no");
        assertThatThrownBy(() -> SoapBinding.decode(SecureXml.serialise(LogoutWriter.write(RIGHT))))
                .hasMessageContaining("a SOAP 1.1 Envelope");
    }

    @Test
    void anArtifactIsReadAsItWasWrittenAndNamesItsIssuer() {
        Artifact artifact = Artifact.of(Messages.IDP, 3);
        assertThat(Base64.getDecoder().decode(artifact.encode())).hasSize(44).startsWith(0, 4, 0, 3);
        assertThat(Artifact.decode(artifact.encode())).isEqualTo(artifact);
        assertThat(artifact.sourceId()).isEqualTo(Artifact.sourceIdOf(Messages.IDP));
        assertThat(Artifact.of(Messages.IDP, 3)).isNotEqualTo(artifact);
    }

    @Test
    void whatIsNoArtifactIsRefused() {
        for (String wrong : List.of("", "AAQ=", "not base64!", "A".repeat(300))) {
            assertThatThrownBy(() -> Artifact.decode(wrong)).isInstanceOf(SamlRefusal.class);
        }
    }

    @Test
    void aResolvedMessageKeepsItsSignature() {
        Document message = ResponseWriter.write(Messages.response());
        XmlSigner.sign(message.getDocumentElement(), TestKeys.IDP);
        ArtifactResponse answer = new ArtifactResponse(
                "_answer",
                Optional.of(Messages.NOW),
                "_resolve",
                Messages.IDP,
                Ns.STATUS_SUCCESS,
                Optional.of(message));
        ArtifactResponse read = ArtifactResponse.read(
                SoapBinding.decode(SoapBinding.encode(answer.write())).getDocumentElement());
        assertThat(read.inResponseTo()).isEqualTo("_resolve");
        XmlVerifier.verify(
                read.message().orElseThrow().getDocumentElement(),
                List.of(TestKeys.IDP.certificate()),
                AlgorithmPolicy.STRICT);
    }

    @Test
    void anArtifactResolveIsReadAsItWasWritten() {
        ArtifactResolve resolve = new ArtifactResolve(
                "_resolve", "2.0", Optional.of(Messages.NOW), "https://idp.test/artifact", Messages.SP, "AAQAAA");
        assertThat(ArtifactResolve.read(resolve.write().getDocumentElement())).isEqualTo(resolve);
    }

    @Test
    void metadataTellsWhereLogoutAndArtifactsGo() {
        IdpRole idp = MetadataReader.read(IdpMetadata.of(Messages.IDP)
                        .singleLogoutService(Ns.BINDING_REDIRECT, "https://idp.test/slo/redirect")
                        .artifactResolutionService("https://idp.test/artifact")
                        .nameIdFormat(Ns.NAMEID_TRANSIENT)
                        .build())
                .get(0)
                .idp()
                .orElseThrow();
        assertThat(idp.singleLogout(Ns.BINDING_REDIRECT).orElseThrow().forAnswers())
                .isEqualTo("https://idp.test/slo/redirect");
        assertThat(idp.artifactResolutionServices().get(0).index()).contains(0);
        SpRole sp = MetadataReader.read(SpMetadata.of(Messages.SP)
                        .singleLogoutService(Ns.BINDING_POST, "https://sp.test/slo")
                        .build())
                .get(0)
                .sp()
                .orElseThrow();
        assertThat(sp.singleLogout(Ns.BINDING_POST)).isPresent();
        assertThat(sp.singleLogout(Ns.BINDING_SOAP)).isEmpty();
    }

    @Test
    @Tag("SC-079")
    @Tag("SC-088")
    void aHoldersKeyStandsInTheConfirmation() {
        Element assertion = ResponseWriter.write(Messages.response()
                .confirmationBy(confirmation ->
                        confirmation.withMethod(Ns.CONFIRMATION_HOLDER_OF_KEY).withHolder(TestKeys.IDP.certificate()))
                .assertions()
                .get(0));
        Element data = Elements.path(assertion, Ns.SAML, "Subject", "SubjectConfirmation", "SubjectConfirmationData")
                .orElseThrow();
        Element info = Elements.path(data, Ns.DS, "KeyInfo", "X509Data", "X509Certificate")
                .orElseThrow();
        assertThat(MetadataReader.certificate(Elements.text(info))).isEqualTo(TestKeys.IDP.certificate());
        assertThat(data.getAttributeNS(Ns.XSI, "type")).isEqualTo("saml2:KeyInfoConfirmationDataType");
    }
}
