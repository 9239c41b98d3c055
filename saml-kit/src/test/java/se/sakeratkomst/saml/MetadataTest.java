package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

final class MetadataTest {
    private static final Instant NOW = Messages.NOW;

    private static SpMetadata sp(String entityId) {
        return SpMetadata.of(entityId)
                .entityCategories(Set.of("http://id.swedenconnect.se/ec/1.0/loa3-hsaid"))
                .signingKey(TestKeys.SP.certificate())
                .encryptionKey(TestKeys.SP.certificate(), EncryptionMethods.AES256_GCM)
                .nameIdFormat(Ns.NAMEID_PERSISTENT)
                .assertionConsumerService(Messages.ACS)
                .assertionConsumerService("https://sp.test/other")
                .attributeConsumingService(new AttributeConsumingService(
                        1,
                        true,
                        Map.of("sv", "Journal"),
                        List.of(new RequestedAttribute("urn:x", Optional.empty(), Optional.of("x"), true))))
                .uiInfo(new UiInfo(
                        Map.of("sv", "Journalsystemet", "en", "The journal"),
                        Map.of(),
                        List.of(new UiInfo.Logo("https://sp.test/logo.svg", 80, 60, Optional.empty()))))
                .organisation(new Organisation(
                        Map.of("sv", "TEST Vård AB"),
                        Map.of("sv", "TEST Vård"),
                        Map.of("sv", "https://vard.test/"),
                        Optional.of("5560000000")))
                .contact("technical", "TEST Drift", "drift@vard.test");
    }

    private static byte[] feed(SigningKey operator, Instant validUntil, Document... entities) {
        List<Element> elements = new ArrayList<>();
        for (Document entity : entities) {
            elements.add(entity.getDocumentElement());
        }
        return Aggregate.publish(elements, "urn:test:feed", validUntil, Duration.ofMinutes(5), operator);
    }

    private static Feed verified(byte[] bytes) {
        return Feed.verified(bytes, List.of(TestKeys.OPERATOR.certificate()), NOW);
    }

    @Test
    void aServiceProviderReadsBackAsItWasBuilt() {
        EntityDescriptor entity = MetadataReader.read(
                        SecureXml.parse(SecureXml.serialise(sp(Messages.SP).build())))
                .get(0);
        SpRole role = entity.sp().orElseThrow();
        assertThat(entity.entityId()).isEqualTo(Messages.SP);
        assertThat(entity.entityCategories()).containsExactly("http://id.swedenconnect.se/ec/1.0/loa3-hsaid");
        assertThat(entity.displayName("en")).isEqualTo("The journal");
        assertThat(entity.organisation().orElseThrow().number()).contains("5560000000");
        assertThat(role.signingCertificates()).containsExactly(TestKeys.SP.certificate());
        assertThat(role.encryption().block()).isEqualTo(EncryptionMethods.AES256_GCM);
        assertThat(role.defaultAcs().orElseThrow().location()).isEqualTo(Messages.ACS);
        assertThat(role.attributeConsumingServices().get(0).attributes().get(0).required())
                .isTrue();
        assertThat(role.uiInfo().logos().get(0).width()).isEqualTo(80);
    }

    @Test
    void anIdentityProviderReadsBackAsItWasBuilt() {
        EntityDescriptor entity = MetadataReader.read(IdpMetadata.of(Messages.IDP)
                        .assuranceCertifications(Set.of("http://id.elegnamnden.se/loa/1.0/loa3"))
                        .signingKey(TestKeys.IDP.certificate())
                        .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.test/sso")
                        .nameIdFormat(Ns.NAMEID_TRANSIENT)
                        .scope("5560000000")
                        .wantAuthnRequestsSigned(true)
                        .declareAlgorithms(true)
                        .build())
                .get(0);
        assertThat(entity.assuranceCertifications()).containsExactly("http://id.elegnamnden.se/loa/1.0/loa3");
        assertThat(entity.idp().orElseThrow().wantAuthnRequestsSigned()).isTrue();
        assertThat(entity.idp().orElseThrow().scopes()).containsExactly("5560000000");
        assertThat(entity.idp().orElseThrow().singleSignOn(Ns.BINDING_REDIRECT)).isPresent();
    }

    @Test
    void theAcsWithTheLowestIndexIsDefaultWhenNoneIsMarked() {
        SpRole role = MetadataReader.read(SpMetadata.of("urn:x")
                        .assertionConsumerService(new se.sakeratkomst.saml.metadata.Endpoint(
                                Ns.BINDING_POST, "https://b", Optional.of(7), Optional.empty()))
                        .assertionConsumerService(new se.sakeratkomst.saml.metadata.Endpoint(
                                Ns.BINDING_POST, "https://a", Optional.of(3), Optional.empty()))
                        .build())
                .get(0)
                .sp()
                .orElseThrow();
        assertThat(role.defaultAcs().orElseThrow().location()).isEqualTo("https://a");
    }

    @Test
    void aVerifiedFeedFindsItsEntities() {
        Feed feed = verified(feed(
                TestKeys.OPERATOR,
                NOW.plusSeconds(60),
                sp("urn:a").build(),
                sp("urn:b").build()));
        assertThat(feed.find("urn:b")).isPresent();
        assertThat(feed.find("urn:c")).isEmpty();
        assertThat(feed.all()).hasSize(2);
        assertThat(feed.cacheDuration()).contains("PT5M");
    }

    @Test
    void anUnsignedFeedIsRefused() {
        byte[] unsigned = SecureXml.serialise(sp("urn:a").build());
        assertThatThrownBy(() -> verified(unsigned)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aFeedSignedBySomebodyElseIsRefused() {
        byte[] foreign =
                feed(TestKeys.STRANGER, NOW.plusSeconds(60), sp("urn:a").build());
        assertThatThrownBy(() -> verified(foreign)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aFeedChangedAfterSigningIsRefused() {
        String feed = new String(
                feed(TestKeys.OPERATOR, NOW.plusSeconds(60), sp("urn:a").build()), StandardCharsets.UTF_8);
        byte[] changed =
                feed.replace("https://sp.test/acs", "https://evil.test/").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> verified(changed)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void anExpiredFeedIsRefused() {
        byte[] expired = feed(TestKeys.OPERATOR, NOW, sp("urn:a").build());
        assertThatThrownBy(() -> verified(expired))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("GEN-002"));
    }

    @Test
    void anEntityIdThatStandsTwiceIsNotTrusted() {
        Feed feed = verified(feed(
                TestKeys.OPERATOR,
                NOW.plusSeconds(60),
                sp("urn:a").build(),
                sp("urn:a").build(),
                sp("urn:b").build()));
        assertThat(feed.find("urn:a")).isEmpty();
        assertThat(feed.find("urn:b")).isPresent();
    }

    @Test
    void twoMembersWithTheSameIdDoNotSpoilTheFeed() {
        Document one = sp("urn:a").build();
        Document two = sp("urn:b").build();
        for (Document each : List.of(one, two)) {
            Element role = (Element) each.getDocumentElement().getLastChild();
            role.setAttributeNS(null, "ID", "_1");
            each.getDocumentElement().setAttributeNS(null, "ID", "_2");
        }
        assertThat(verified(feed(TestKeys.OPERATOR, NOW.plusSeconds(60), one, two))
                        .all())
                .hasSize(2);
    }

    @Test
    void anEntityThatCannotBeReadLeavesTheOthersUsable() {
        Document broken = SecureXml.parse(SecureXml.text(sp("urn:broken").build())
                .replaceAll("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>AAAA"));
        Feed feed = verified(
                feed(TestKeys.OPERATOR, NOW.plusSeconds(60), broken, sp("urn:b").build()));
        assertThat(feed.find("urn:broken")).isEmpty();
        assertThat(feed.all()).hasSize(1);
    }
}
