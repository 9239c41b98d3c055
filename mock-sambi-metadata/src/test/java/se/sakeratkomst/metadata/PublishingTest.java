package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.sakeratkomst.metadata.feed.EntityIds;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.SecureXml;

class PublishingTest extends ServiceCase {

    private static final String SP = "https://sp.example.se/a?b=c&d=å";

    private X509Certificate operator(String feed) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        get(feed + "/operator.pem").body().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String entityId) {
        return URLEncoder.encode(entityId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void oneEntityIsAskedForByItsIdByItsDigestAndAsAFile() throws Exception {
        String feed = newLab("mdq") + "/sambi";
        post(feed + "/entities", Sample.xml(Sample.serviceProvider(SP)));
        HttpResponse<String> byId = get(feed + "/entities/" + encoded(SP));
        String sha1 = EntityIds.sha1(SP);
        HttpResponse<String> byDigest = get(feed + "/entities/%7Bsha1%7D" + sha1);
        HttpResponse<String> asFile = get(feed + "/files/" + sha1 + ".xml");
        assertThat(byId.statusCode()).as(byId.body()).isEqualTo(200);
        assertThat(byDigest.body()).isEqualTo(byId.body());
        assertThat(asFile.body()).isEqualTo(byId.body());
        Element verified = XmlVerifier.verify(
                SecureXml.parse(byId.body()).getDocumentElement(), List.of(operator(feed)), AlgorithmPolicy.STRICT);
        assertThat(verified.getAttribute("entityID")).isEqualTo(SP);
        assertThat(Instant.parse(verified.getAttribute("validUntil"))).isAfter(Instant.now());
        assertThat(byId.headers().firstValue("Content-Type")).contains("application/samlmetadata+xml");
    }

    @Test
    void aReaderWhoHasTheEntityIsToldSoAndAChangeOfItIsSeenAtOnce() throws Exception {
        String feed = newLab("mdq-etag") + "/sambi";
        post(feed + "/entities", Sample.xml(Sample.serviceProvider(SP)));
        post(feed + "/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/still")));
        String etag = get(feed + "/entities/" + encoded(SP))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String still = get(feed + "/entities/" + encoded("https://sp.example.se/still"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(get(feed + "/entities/" + encoded(SP), "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        post(
                feed + "/entities",
                Sample.xml(Sample.serviceProvider(SP).assertionConsumerService("https://sp.example.se/acs2")));
        HttpResponse<String> changed = get(feed + "/entities/" + encoded(SP), "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("https://sp.example.se/acs2");
        assertThat(get(feed + "/entities/" + encoded("https://sp.example.se/still"), "If-None-Match", still)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whoAcceptsNoMetadataAndWhoAsksForNobodyIsRefused() throws Exception {
        String feed = newLab("mdq-odd") + "/sambi";
        post(feed + "/entities", Sample.xml(Sample.serviceProvider(SP)));
        assertThat(get(feed + "/entities/" + encoded(SP), "Accept", "image/png").statusCode())
                .isEqualTo(406);
        assertThat(get(feed + "/entities/" + encoded("urn:nobody")).statusCode())
                .isEqualTo(404);
        assertThat(get(feed + "/entities/%7Bsha1%7Dffff").statusCode()).isEqualTo(404);
    }

    @Test
    void eachRoleHasAFeedOfItsOwn() throws Exception {
        String feed = newLab("roles") + "/sambi";
        post(feed + "/entities", Sample.xml(Sample.serviceProvider(SP)));
        control(
                "POST",
                "/admin/labs/roles/sambi/entities",
                "application/xml",
                Sample.xml(Sample.identityProvider("https://idp.example.se")));
        assertThat(entityIds(feed, "role/sp.xml")).containsExactly(SP);
        assertThat(entityIds(feed, "role/idp.xml")).containsExactly("https://idp.example.se");
        assertThat(entityIds(feed, "entities")).containsExactlyInAnyOrder(SP, "https://idp.example.se");
    }

    private List<String> entityIds(String feed, String name) throws Exception {
        return Feed.verified(
                        get(feed + "/" + name).body().getBytes(StandardCharsets.UTF_8),
                        List.of(operator(feed)),
                        Instant.now())
                .all()
                .stream()
                .map(EntityDescriptor::entityId)
                .toList();
    }

    @Test
    void anUnchangedFeedIsNotSignedAgainUntilItIsDemanded() throws Exception {
        String feed = newLab("unchanged") + "/sambi";
        post(feed + "/entities", Sample.xml(Sample.serviceProvider(SP)));
        String first = get(feed + "/metadata.xml").body();
        assertThat(get(feed + "/metadata.xml").body()).isEqualTo(first);
        assertThat(control("POST", "/admin/labs/unchanged/sambi/refresh", "application/json", "")
                        .body())
                .contains("\"entities\":1");
        assertThat(get(feed + "/metadata.xml").body()).isNotEqualTo(first);
    }

    @Test
    void aPolicySaysHowLongAFeedIsValidAndMayBeKept() throws Exception {
        String feed = newLab("policy") + "/sambi";
        control(
                "PUT",
                "/admin/labs/policy/sambi/policy",
                "application/json",
                "{\"validFor\":\"PT2H\",\"cacheDuration\":\"PT2S\"}");
        Element root = SecureXml.parse(get(feed + "/metadata.xml").body()).getDocumentElement();
        assertThat(root.getAttribute("cacheDuration")).isEqualTo("PT2S");
        assertThat(Instant.parse(root.getAttribute("validUntil")))
                .isBetween(Instant.now().plusSeconds(7000), Instant.now().plusSeconds(7201));
        assertThat(control("PUT", "/admin/labs/policy/sambi/policy", "application/json", "{\"validFor\":\"long\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theEnvironmentsHaveKeysAndEntitiesOfTheirOwn() throws Exception {
        String feed = newLab("environments") + "/sambi";
        post(feed + "/entities", Sample.xml(Sample.serviceProvider(SP)));
        assertThat(get(feed + "/prod/metadata.xml").body()).doesNotContain("https://sp.example.se/a");
        assertThat(get(feed + "/trial/metadata.xml").body()).contains("https://sp.example.se/a");
        assertThat(get(feed + "/prod/operator.pem").body())
                .isNotEqualTo(get(feed + "/operator.pem").body());
    }
}
