package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

class MockMetadataTest extends ServiceCase {

    private Feed feed(String prefix, String federation) throws Exception {
        X509Certificate operator = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        get(prefix + "/" + federation + "/operator.pem").body().getBytes(StandardCharsets.US_ASCII)));
        return Feed.verified(
                get(prefix + "/" + federation + "/metadata.xml").body().getBytes(StandardCharsets.UTF_8),
                List.of(operator),
                Instant.now());
    }

    @Test
    void whatIsPostedStandsInTheSignedFeedWithARegistrationThatSaysTest() throws Exception {
        HttpResponse<String> answer =
                post("/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/one")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"accepted\":true").contains("https://sp.example.se/one");

        EntityDescriptor entity =
                feed("", "sambi").find("https://sp.example.se/one").orElseThrow();
        assertThat(Elements.path(entity.element(), Ns.MD, "Extensions")
                        .flatMap(extensions -> Elements.child(extensions, Ns.MDRPI, "RegistrationInfo"))
                        .flatMap(info -> Elements.attr(info, "registrationAuthority")))
                .contains("urn:saker-atkomst-sandbox:TEST:operator:sambi");
        assertThat(last("default", "entity.accepted").outcome()).isEqualTo(Outcome.accepted);
        assertThat(last("default", "feed.published").raw()).contains("https://sp.example.se/one");
    }

    @Test
    void theFeedSaysTestHowLongItIsValidAndHowLongItMayBeKept() throws Exception {
        post("/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/valid")));
        var root = SecureXml.parse(get("/sambi/metadata.xml").body()).getDocumentElement();
        assertThat(root.getAttribute("Name")).isEqualTo("urn:saker-atkomst-sandbox:TEST:default:sambi");
        assertThat(Instant.parse(root.getAttribute("validUntil")))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
        assertThat(Duration.parse(root.getAttribute("cacheDuration"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aReaderThatHasTheFeedIsToldThatNothingChangedUntilSomethingDoes() throws Exception {
        String lab = newLab("etag");
        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/a")));
        String etag =
                get(lab + "/sambi/metadata.xml").headers().firstValue("ETag").orElseThrow();

        assertThat(get(lab + "/sambi/metadata.xml", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(last("etag", "feed.fetched").facts()).containsEntry("status", 304);

        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/b")));
        HttpResponse<String> changed =
                get(lab + "/sambi/metadata.xml", "If-None-Match", etag, "User-Agent", "a reader");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("Content-Type")).contains("application/samlmetadata+xml");
        assertThat(last("etag", "feed.fetched").facts())
                .containsEntry("status", 200)
                .containsEntry("userAgent", "a reader")
                .containsEntry("remoteAddress", "127.0.0.1");
    }

    @Test
    void handingInAgainReplaces() throws Exception {
        String lab = newLab("again");
        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/a")));
        post(
                lab + "/sambi/entities",
                Sample.xml(Sample.serviceProvider("https://sp.example.se/a")
                        .assertionConsumerService("https://sp.example.se/acs2")));
        assertThat(feed(lab, "sambi").all()).hasSize(1);
        assertThat(feed(lab, "sambi").all().get(0).sp().orElseThrow().postAcs()).hasSize(2);
    }

    @Test
    void theFederationsAndLabsDoNotSeeEachOther() throws Exception {
        String lab = newLab("alone");
        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/alone")));
        assertThat(get(lab + "/sweden-connect/metadata.xml").body()).doesNotContain("https://sp.example.se/alone");
        assertThat(get("/sambi/metadata.xml").body()).doesNotContain("https://sp.example.se/alone");
        assertThat(get(lab + "/sambi/operator.pem").body())
                .isNotEqualTo(get("/sambi/operator.pem").body());
    }

    private static String bare() {
        return Sample.xml(se.sakeratkomst.saml.metadata.SpMetadata.of("https://sp.example.se/bare")
                .signingKey(Sample.KEY.certificate())
                .assertionConsumerService("http://sp.example.se/acs"));
    }

    @Test
    void whatIsNotWholeIsGuidedByWarningsWhereTheFederationOnlyRecommends() throws Exception {
        HttpResponse<String> answer = post("/sambi/entities", bare());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("SAMBI-007")
                .contains("SAMBI-005")
                .contains("SAMBI-002")
                .contains("SAMBI-009")
                .doesNotContain("ERROR");
    }

    @Test
    void whatIsNotWholeIsRefusedWithEveryFindingWhereTheFederationDemands() throws Exception {
        HttpResponse<String> answer = post("/sweden-connect/entities", bare());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("SC-169")
                .contains("SC-066")
                .contains("SC-015")
                .contains("SC-005")
                .contains("SC-008")
                .contains("SC-009")
                .contains("SC-019")
                .contains("GEN-005")
                .contains("\"xpath\":\"/md:EntityDescriptor/md:SPSSODescriptor");
    }

    @Test
    void aCompleteServiceProviderOfAKnownMemberHasNoFindingsInSambi() throws Exception {
        post("/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/first")));
        assertThat(post("/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/whole")))
                        .body())
                .contains("\"findings\":[]");
    }

    @Test
    void aRefusalIsAProblemWithEveryFinding() throws Exception {
        HttpResponse<String> answer = post("/sambi/entities", "<md:EntityDescriptor");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"attempted\"")
                .contains("\"observed\"")
                .contains("\"expected\"")
                .contains("\"remedy\"")
                .contains("\"requirement\":\"XML-WELLFORMED\"")
                .contains("\"findings\":[{");
        assertThat(last("default", "entity.refused").outcome()).isEqualTo(Outcome.refused);
    }

    @Test
    void aDoctypeIsRefused() throws Exception {
        HttpResponse<String> answer = post(
                "/sambi/entities",
                "<!DOCTYPE md:EntityDescriptor>" + Sample.xml(Sample.serviceProvider("https://sp.example.se/dtd")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("DOCTYPE");
    }

    @Test
    void moreThanAMegabyteIsRefused() throws Exception {
        HttpResponse<String> answer = post("/sambi/entities", "<a>" + "x".repeat(1_000_000) + "</a>");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("XML-SIZE");
    }

    @Test
    void anIdentityProviderComesInThroughTheControlPortOnly() throws Exception {
        newLab("idp");
        String idp = Sample.xml(Sample.identityProvider("https://idp.example.se"));
        HttpResponse<String> refused = post("/labs/idp/sambi/entities", idp);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("SAMBI-053");
        assertThat(control("POST", "/admin/labs/idp/sambi/entities", "application/xml", idp)
                        .statusCode())
                .isEqualTo(201);
        assertThat(feed("/labs/idp", "sambi").find("https://idp.example.se").flatMap(EntityDescriptor::idp))
                .isPresent();
        assertThat(post("/labs/idp/sambi/entities", Sample.xml(Sample.serviceProvider("https://idp.example.se")))
                        .body())
                .contains("published as IDP already");
    }

    @Test
    void anEntityIsTakenOut() throws Exception {
        String lab = newLab("out");
        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/out")));
        String path = "/admin/labs/out/sambi/entities?entityId=https://sp.example.se/out";
        assertThat(control("DELETE", path, "application/json", "").statusCode()).isEqualTo(204);
        assertThat(get(lab + "/sambi/metadata.xml").body()).doesNotContain("https://sp.example.se/out");
        assertThat(control("DELETE", path, "application/json", "").statusCode()).isEqualTo(404);
        assertThat(last("out", "entity.removed").correlation()).contains("https://sp.example.se/out");
    }

    @Test
    void aResetTakesOutServiceProvidersAndKeepsTheSandboxsIdentityProviders() throws Exception {
        String lab = newLab("reset");
        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/reset")));
        control(
                "POST",
                "/admin/labs/reset/sambi/entities",
                "application/xml",
                Sample.xml(Sample.identityProvider("https://idp.example.se")));
        control("POST", "/admin/labs/reset/reset", "application/json", "");
        assertThat(get(lab + "/sambi/metadata.xml").body())
                .doesNotContain("https://sp.example.se/reset")
                .contains("https://idp.example.se");
    }

    @Test
    void aSnapshotBringsTheMembersBack() throws Exception {
        String lab = newLab("snapshot");
        post(lab + "/sambi/entities", Sample.xml(Sample.serviceProvider("https://sp.example.se/kept")));
        String snapshot = control("GET", "/admin/labs/snapshot/snapshot", "application/json", "")
                .body();
        control("POST", "/admin/labs/snapshot/reset", "application/json", "");
        assertThat(control("PUT", "/admin/labs/snapshot/snapshot", "application/json", snapshot)
                        .statusCode())
                .isEqualTo(200);
        assertThat(feed(lab, "sambi").find("https://sp.example.se/kept")).isPresent();
    }

    @Test
    void aDroppedFileIsHandedInAndAnsweredBesideIt() throws Exception {
        newLab("drop");
        Path folder = FOLDER.resolve("home/drop/drop/sambi");
        Files.writeString(
                folder.resolve("sp.xml"), Sample.xml(Sample.serviceProvider("https://sp.example.se/dropped")));
        Files.writeString(folder.resolve("wrong.xml"), "no XML");

        assertThat(await(folder.resolve("sp.xml.findings.json"))).contains("\"accepted\" : true");
        assertThat(await(folder.resolve("wrong.xml.findings.json"))).contains("XML-WELLFORMED");
        assertThat(feed("/labs/drop", "sambi").find("https://sp.example.se/dropped"))
                .isPresent();
    }

    @Test
    void anUnknownFederationIsNotFound() throws Exception {
        assertThat(get("/skolfederation/metadata.xml").statusCode()).isEqualTo(404);
    }

    private static String await(Path file) throws IOException {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!Files.exists(file)) {
            assertThat(Instant.now()).as("waiting for " + file).isBefore(deadline);
            Thread.onSpinWait();
        }
        return Files.readString(file);
    }
}
