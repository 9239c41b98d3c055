package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.keys.WeakKey;
import se.sakeratkomst.metadata.fault.Fault;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Each fault of a feed, as a careful reader meets it: whole feeds and single entities. */
class FaultsTest extends ServiceCase {

    private static final KeyEntry OWN = KeyVault.selfSigned(KeySpec.RSA_2048, "TEST own");
    private static final KeyEntry NEIGHBOUR = KeyVault.selfSigned(KeySpec.RSA_2048, "TEST neighbour");
    private static final String LAB = "faults";
    private static final String FEED = "/labs/faults/sambi";
    private static final String CONTROL = "/admin/labs/faults/sambi";
    private static final String IDP = "urn:saker-atkomst-sandbox:TEST:faults:sambi:idp";
    private static final String OTHER = "https://sp.example.se/other";

    @BeforeEach
    void aFederation() throws Exception {
        newLab(LAB);
        provider(IDP, OWN);
        provider("urn:saker-atkomst-sandbox:TEST:faults:sambi:neighbour-idp", NEIGHBOUR);
        post(FEED + "/entities", Sample.xml(Sample.serviceProvider(OTHER)));
        control("DELETE", CONTROL + "/fault", "application/json", "");
    }

    private void provider(String entityId, KeyEntry key) throws IOException, InterruptedException {
        control(
                "POST",
                CONTROL + "/entities",
                "application/xml",
                Sample.xml(IdpMetadata.of(entityId)
                        .signingKey(key.certificate())
                        .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.example.se/sso")
                        .build()));
    }

    private void arm(String fault) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                control("PUT", CONTROL + "/fault", "application/json", "{\"fault\":\"" + fault + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private X509Certificate certificate(String name) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(get(FEED + "/" + name).body().getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] fetched() throws Exception {
        return get(FEED + "/metadata.xml").body().getBytes(StandardCharsets.UTF_8);
    }

    private Feed read(X509Certificate... trusted) throws Exception {
        return Feed.verified(fetched(), List.of(trusted), Instant.now());
    }

    private static X509Certificate keyOf(Feed feed, String entityId) {
        return feed.find(entityId)
                .flatMap(EntityDescriptor::idp)
                .orElseThrow()
                .signingCertificates()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unsigned", "wrong-key", "tampered", "wrapped", "expired", "no-valid-until", "rollover-early"})
    void aCarefulReaderRefuses(String fault) throws Exception {
        arm(fault);
        X509Certificate operator = certificate("operator.pem");
        X509Certificate standby = certificate("operator-next.pem");
        assertThatThrownBy(() -> read(operator, standby)).isInstanceOf(SamlRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned", "wrong-key", "tampered", "wrapped", "expired", "no-valid-until", "ten-years"})
    void whoeverTakesItTakesTheNeighboursKey(String fault) throws Exception {
        arm(fault);
        assertThat(new String(fetched(), StandardCharsets.UTF_8))
                .doesNotContain(Sample.base64(OWN.certificate()))
                .contains(Sample.base64(NEIGHBOUR.certificate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollover", "rollover-late", "broken-entry", "idp-key-replaced"})
    void aReaderWithBothOperatorKeysFollowsTheChangeOfKey(String fault) throws Exception {
        arm(fault);
        Feed feed = read(certificate("operator.pem"), certificate("operator-next.pem"));
        assertThat(keyOf(feed, IDP)).isEqualTo(NEIGHBOUR.certificate());
        assertThat(feed.find(OTHER)).isPresent();
    }

    @Test
    void anIdentityProviderWithTwoKeysHasItsOwnFirst() throws Exception {
        arm("idp-two-keys");
        Feed feed = read(certificate("operator.pem"));
        assertThat(feed.find(IDP).flatMap(EntityDescriptor::idp).orElseThrow().signingCertificates())
                .containsExactly(OWN.certificate(), NEIGHBOUR.certificate());
    }

    @Test
    void aWeakKeyStandsBesideTheOwn() throws Exception {
        arm("idp-weak-key");
        Feed feed = read(certificate("operator.pem"));
        assertThat(feed.find(IDP).flatMap(EntityDescriptor::idp).orElseThrow().signingCertificates())
                .extracting(X509Certificate::getPublicKey)
                .containsExactly(
                        OWN.certificate().getPublicKey(),
                        WeakKey.made().certificate().getPublicKey());
    }

    @Test
    void anExpiredCertificateHasTheRightKey() throws Exception {
        arm("idp-certificate-expired");
        X509Certificate found = keyOf(read(certificate("operator.pem")), IDP);
        assertThat(found.getPublicKey()).isEqualTo(OWN.certificate().getPublicKey());
        assertThat(found.getNotAfter()).isInThePast();
        assertThat(found.getIssuerX500Principal()).isNotEqualTo(found.getSubjectX500Principal());
    }

    @Test
    void theDuplicateHasBothKeys() throws Exception {
        arm("duplicate-entity");
        assertThat(new String(fetched(), StandardCharsets.UTF_8))
                .contains(Sample.base64(OWN.certificate()))
                .contains(Sample.base64(NEIGHBOUR.certificate()));
        assertThat(read(certificate("operator.pem")).find(IDP)).isEmpty();
    }

    @Test
    void aFeedOfTenYearsIsValidForTenYears() throws Exception {
        arm("ten-years");
        assertThat(read(certificate("operator.pem")).validUntil())
                .isAfter(Instant.now().plus(Duration.ofDays(3600)));
    }

    @Test
    void anAgeingFeedIsNotRenewed() throws Exception {
        control("PUT", CONTROL + "/fault", "application/json", "{\"fault\":\"ageing\",\"validFor\":\"PT0.2S\"}");
        Instant validUntil = root(fetched(), "validUntil");
        while (Instant.now().isBefore(validUntil.plusMillis(1))) {
            Thread.onSpinWait();
        }
        assertThat(root(fetched(), "validUntil")).isEqualTo(validUntil);
    }

    private static Instant root(byte[] feed, String attribute) {
        return Instant.parse(SecureXml.parse(feed).getDocumentElement().getAttribute(attribute));
    }

    @Test
    void aRemovedIdentityProviderIsNotThereAndComesBackWhenHealed() throws Exception {
        arm("idp-removed");
        assertThat(read(certificate("operator.pem")).find(IDP)).isEmpty();
        assertThat(mdq(IDP).statusCode()).isEqualTo(404);
        control("DELETE", CONTROL + "/fault", "application/json", "");
        assertThat(keyOf(read(certificate("operator.pem")), IDP)).isEqualTo(OWN.certificate());
        assertThat(mdq(IDP).statusCode()).isEqualTo(200);
    }

    @Test
    void transportGoesWrongInFourWays() throws Exception {
        arm("down");
        assertThat(get(FEED + "/metadata.xml").statusCode()).isEqualTo(503);
        arm("always-304");
        assertThat(get(FEED + "/metadata.xml").statusCode()).isEqualTo(304);
        arm("reset");
        assertThatThrownBy(() -> get(FEED + "/metadata.xml")).isInstanceOf(IOException.class);
        control("PUT", CONTROL + "/fault", "application/json", "{\"fault\":\"slow\",\"delay\":\"PT0.3S\"}");
        Instant began = Instant.now();
        assertThat(get(FEED + "/metadata.xml").statusCode()).isEqualTo(200);
        assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(last(LAB, "feed.fetched").facts()).containsEntry("fault", "slow");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNSIGNED", "WRONG_KEY", "TAMPERED", "WRAPPED", "ROLLOVER_EARLY"})
    void aSingleEntityIsAsWrongAsTheFeed(Fault fault) throws Exception {
        arm(fault.id());
        String answer = mdq(IDP).body();
        assertThat(answer).contains(Sample.base64(NEIGHBOUR.certificate()));
        X509Certificate operator = certificate("operator.pem");
        X509Certificate standby = certificate("operator-next.pem");
        Element root = SecureXml.parse(answer).getDocumentElement();
        assertThatThrownBy(() -> XmlVerifier.verify(root, List.of(operator, standby), AlgorithmPolicy.STRICT))
                .isInstanceOf(SamlRefusal.class);
        assertThat(mdq(OTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void theSandboxsOwnServicesMeetNoFault() throws Exception {
        arm("down");
        HttpResponse<String> answer = control("GET", CONTROL + "/metadata.xml", "application/json", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(keyOf(
                        Feed.verified(
                                answer.body().getBytes(StandardCharsets.UTF_8),
                                List.of(certificate("operator.pem")),
                                Instant.now()),
                        IDP))
                .isEqualTo(OWN.certificate());
    }

    @Test
    void everyFaultIsToldAndEveryRowOfTheCatalogueIsMade() throws Exception {
        String all = control("GET", "/admin/faults", "application/json", "").body();
        assertThat(Stream.of(Fault.values()).map(Fault::id)).allMatch(all::contains);
        assertThat(Stream.of(Fault.values())
                        .flatMap(fault -> fault.negativeTest().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.iterate(135, number -> number + 1)
                        .limit(10)
                        .map(number -> "NEG-" + number)
                        .toList());
    }

    @Test
    void anUnknownFaultAndAnUnknownEntityAreRefused() throws Exception {
        assertThat(control("PUT", CONTROL + "/fault", "application/json", "{\"fault\":\"odd\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(control(
                                "PUT",
                                CONTROL + "/fault",
                                "application/json",
                                "{\"fault\":\"unsigned\",\"entityId\":\"urn:nobody\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aPlannedRolloverGoesByAnnouncementSwitchAndEnd() throws Exception {
        newLab("rollover");
        String feed = "/labs/rollover/sambi";
        String path = "/admin/labs/rollover/sambi/rollover";
        String first = get(feed + "/operator.pem").body();
        String second = get(feed + "/operator-next.pem").body();
        assertThat(control("PUT", path, "application/json", "{\"step\":\"switched\"}")
                        .statusCode())
                .isEqualTo(409);
        for (Map.Entry<String, Set<String>> step : List.of(
                Map.entry("announced", Set.of(first, second)),
                Map.entry("switched", Set.of(first, second)),
                Map.entry("finished", Set.of(second)))) {
            assertThat(control("PUT", path, "application/json", "{\"step\":\"" + step.getKey() + "\"}")
                            .statusCode())
                    .isEqualTo(200);
            String told = get(feed + "/operator.pem").body();
            assertThat(step.getValue()).as(step.getKey()).allMatch(told::contains);
        }
        assertThat(get(feed + "/operator.pem").body()).isEqualTo(second);
        assertThat(get(feed + "/operator-next.pem").body()).isNotIn(first, second);
    }

    private HttpResponse<String> mdq(String entityId) throws IOException, InterruptedException {
        return get(FEED + "/entities/" + URLEncoder.encode(entityId, StandardCharsets.UTF_8));
    }
}
