package se.sakeratkomst.metadata.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.Sample;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.xml.Ns;

class ExaminationTest {

    private static List<Finding> examine(FederationProfile federation, String xml) {
        return Examination.of(new Submission(
                LabId.DEFAULT,
                federation,
                Examination.read(xml.getBytes(StandardCharsets.UTF_8)),
                new Sender(Sender.Way.post, "test"),
                Optional.empty()));
    }

    private static List<String> errors(String xml) {
        return examine(Federations.SWEDEN_CONNECT, xml).stream()
                .filter(Finding::refuses)
                .map(Finding::rule)
                .toList();
    }

    private static String whole() {
        return Sample.xml(Sample.serviceProvider("https://sp.example.se"));
    }

    @Test
    void whatIsWholeHasNoErrors() {
        assertThat(errors(whole())).isEmpty();
    }

    @Test
    void anAggregateIsRefusedWithTheAdviceToHandInEachByItself() {
        assertThatThrownBy(() -> Examination.read(
                        ("<md:EntitiesDescriptor xmlns:md=\"" + Ns.MD + "\"/>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SamlRefusal.class)
                .hasMessageContaining("each EntityDescriptor by itself");
    }

    @Test
    void anEntityWithoutRoleIsRefused() {
        assertThat(errors("<md:EntityDescriptor xmlns:md=\"" + Ns.MD + "\" entityID=\"https://sp.example.se\"/>"))
                .containsExactly("SC-001");
    }

    @Test
    void anotherProtocolThanSaml2IsRefused() {
        assertThat(errors(whole().replace(
                                "protocolSupportEnumeration=\"" + Ns.SAMLP,
                                "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:1.1:protocol")))
                .containsExactly("SC-001");
    }

    @Test
    void anEntityIdThatIsNoUriIsRefused() {
        assertThat(errors(Sample.xml(Sample.serviceProvider("journalen")))).containsExactly("SC-001");
    }

    @Test
    void anEntityIdOfTheSandboxsIdentityProviderIsRefused() {
        assertThat(errors(Sample.xml(Sample.serviceProvider("urn:saker-atkomst-sandbox:TEST:default:sambi:idp"))))
                .containsExactly("SC-001");
    }

    @Test
    void anEntityIdThatIsPublishedInAnotherRoleIsRefused() {
        Submission submission = new Submission(
                LabId.DEFAULT,
                Federations.SAMBI,
                Examination.read(whole().getBytes(StandardCharsets.UTF_8)),
                new Sender(Sender.Way.post, "test"),
                Optional.of(Role.IDP));
        assertThat(Examination.of(submission)).extracting(Finding::rule).containsExactly("SAMBI-002");
    }

    @Test
    void aServiceProviderWithoutKeysIsRefused() {
        assertThat(errors(Sample.xml(
                        SpMetadata.of("https://sp.example.se").assertionConsumerService("https://sp.example.se/acs"))))
                .containsExactly("SC-012");
    }

    @Test
    void aServiceProviderWithAnEncryptionKeyOnlyIsRefused() {
        assertThat(errors(Sample.xml(SpMetadata.of("https://sp.example.se")
                        .encryptionKey(Sample.KEY.certificate())
                        .assertionConsumerService("https://sp.example.se/acs"))))
                .containsExactly("SC-012");
    }

    @Test
    void aKeyThatIsNoCertificateIsRefused() {
        assertThat(errors(whole().replaceAll("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>AAAA")))
                .containsOnly("SC-012");
    }

    @Test
    void aShortKeyIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        assertThat(errors(Sample.xml(SpMetadata.of("https://sp.example.se")
                        .signingKey(ShortKey.certificate(generator.generateKeyPair()))
                        .assertionConsumerService("https://sp.example.se/acs"))))
                .containsExactly("SC-118");
    }

    @Test
    void aServiceProviderThatTakesNoAnswersByPostIsRefused() {
        assertThat(errors(Sample.xml(SpMetadata.of("https://sp.example.se")
                        .signingKey(Sample.KEY.certificate())
                        .assertionConsumerService(
                                Endpoint.indexed(Ns.BINDING_ARTIFACT, "https://sp.example.se/acs", 0, true)))))
                .containsExactly("SC-061");
    }

    @Test
    void anAddressForAnswersThatIsNoAddressIsRefused() {
        assertThat(errors(Sample.xml(SpMetadata.of("https://sp.example.se")
                        .signingKey(Sample.KEY.certificate())
                        .assertionConsumerService("/acs"))))
                .containsExactly("SC-061");
    }

    @Test
    void redirectAsABindingForAnswersIsWarnedAbout() {
        assertThat(examine(
                        Federations.SAMBI,
                        Sample.xml(Sample.serviceProvider("https://sp.example.se")
                                .assertionConsumerService(Endpoint.indexed(
                                        Ns.BINDING_REDIRECT, "https://sp.example.se/acs2", 1, false)))))
                .extracting(Finding::rule)
                .containsExactly("SWEB-006");
    }

    @Test
    void bothSectorsAreWarnedAbout() {
        assertThat(examine(
                        Federations.SWEDEN_CONNECT,
                        whole().replace(
                                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                                        "http://id.elegnamnden.se/st/1.0/public-sector-sp")))
                .extracting(Finding::rule)
                .contains("SC-169", "SC-019");
    }

    @Test
    void everyFindingTellsWhatToDo() {
        examine(Federations.SWEDEN_CONNECT, "<md:EntityDescriptor xmlns:md=\"" + Ns.MD + "\"/>")
                .forEach(finding -> {
                    assertThat(finding.rule()).matches("(SC|SAMBI|GEN|SWEB)-\\d{3}");
                    assertThat(List.of(finding.attempted(), finding.observed(), finding.expected(), finding.remedy()))
                            .noneMatch(String::isBlank);
                });
    }
}
