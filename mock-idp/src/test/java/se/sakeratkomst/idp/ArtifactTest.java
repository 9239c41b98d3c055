package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.artifact.Artifacts;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.Artifact;
import se.sakeratkomst.saml.binding.ArtifactResolve;
import se.sakeratkomst.saml.binding.ArtifactResponse;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Answers that wait at the identity provider for their artifact: who gets them, and who does not. */
class ArtifactTest extends IdpCase {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String RESOLUTION = IDP + "/inera/artifact";

    @Autowired
    Artifacts artifacts;

    /** A service provider with HTTP-POST as the default and HTTP-Artifact beside it. */
    private TestSp sp(FederationProfile profile, String name, String persona) {
        TestSp sp = new TestSp("urn:test:artifact:" + name, profile, "https://sp.test/" + name + "/acs", IDP);
        PEERS.register(
                profile.id(),
                sp.metadata()
                        .assertionConsumerService(
                                Endpoint.indexed(Ns.BINDING_ARTIFACT, "https://sp.test/" + name + "/art", 7, false))
                        .build()
                        .getDocumentElement());
        return known(sp).asking(persona);
    }

    private TestSp sp() {
        return sp(SAMBI, "one", "inera");
    }

    private static AuthnRequest asking(TestSp sp) {
        return sp.request().withAcsUrl(sp.acs.replace("/acs", "/art")).withProtocolBinding(Ns.BINDING_ARTIFACT);
    }

    private TestSp.Page loggedIn(TestSp sp) {
        return sp.useCard(sp.redirect(asking(sp)), PEERS.ca, CARD);
    }

    private static String artifact(TestSp.Page page) {
        assertThat(page.form("saml-response"))
                .as(page.text())
                .containsKey("SAMLart")
                .doesNotContainKey("SAMLResponse");
        return page.form("saml-response").get("SAMLart");
    }

    private static ArtifactResolve question(String issuer, String artifact) {
        return new ArtifactResolve(Ids.next(), "2.0", Optional.of(Instant.now()), RESOLUTION, issuer, artifact);
    }

    private static byte[] envelope(ArtifactResolve question, @Nullable SigningKey key) {
        Document document = question.write();
        if (key != null) {
            XmlSigner.sign(document.getDocumentElement(), key);
        }
        return SoapBinding.encode(document);
    }

    private static HttpResponse<byte[]> send(String address, byte[] body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", SoapBinding.MEDIA_TYPE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The signed ArtifactResponse. */
    private ArtifactResponse answer(HttpResponse<byte[]> sent, String persona) {
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Cache-Control")).contains("no-cache, no-store");
        return ArtifactResponse.read(XmlVerifier.verify(
                SoapBinding.decode(sent.body()).getDocumentElement(),
                List.of(personas.signingKey(personas.require(persona), LabId.DEFAULT)
                        .certificate()),
                AlgorithmPolicy.STRICT));
    }

    private ArtifactResponse resolve(TestSp sp, String artifact) {
        return answer(send(RESOLUTION, envelope(question(sp.entityId, artifact), TestSp.KEY)), "inera");
    }

    private void empty(ArtifactResponse response, String outcome) {
        assertThat(response.status()).isEqualTo(Ns.STATUS_SUCCESS);
        assertThat(response.message()).isEmpty();
        JournalEntry told = last("saml.artifactresolve.received");
        assertThat(told.outcome()).isEqualTo(Outcome.refused);
        assertThat(told.facts()).containsEntry("outcome", outcome).containsEntry("requirement", "SAML-CORE-3.5.3");
    }

    @Test
    void anAnswerIsFetchedWithItsArtifactAndIsAsGoodAsAPostedOne() {
        TestSp sp = sp();
        TestSp.Page page = loggedIn(sp);
        assertThat(page.action("saml-response")).isEqualTo("https://sp.test/one/art");
        assertThat(page.html().select("form#saml-response").attr("method")).isEqualTo("post");
        assertThat(page.form("saml-response")).containsEntry("RelayState", "TEST-state");
        assertThat(last("saml.response.sent").protocol()).isEqualTo("SAML HTTP-Artifact");

        String artifact = artifact(page);
        ArtifactResolve question = question(sp.entityId, artifact);
        ArtifactResponse answer = answer(send(RESOLUTION, envelope(question, TestSp.KEY)), "inera");
        assertThat(answer.status()).isEqualTo(Ns.STATUS_SUCCESS);
        assertThat(answer.inResponseTo()).isEqualTo(question.id());
        assertThat(answer.issuer()).isEqualTo("urn:saker-atkomst-sandbox:TEST:default:inera:idp");
        ReceivedResponse response =
                ReceivedResponse.read(answer.message().orElseThrow().getDocumentElement());
        assertThat(response.success()).isTrue();
        assertThat(response.destination()).isEqualTo("https://sp.test/one/art");
        ReceivedAssertion assertion = ReceivedAssertion.read(XmlVerifier.verify(
                TestSp.assertion(response),
                List.of(personas.signingKey(personas.require("inera"), LabId.DEFAULT)
                        .certificate()),
                AlgorithmPolicy.STRICT));
        assertThat(assertion.confirmations().get(0).recipient()).isEqualTo("https://sp.test/one/art");
        assertThat(last("saml.artifactresponse.sent").correlation()).contains(response.id(), question.id());
        assertThat(last("saml.artifactresolve.received").outcome()).isEqualTo(Outcome.accepted);
    }

    @Test
    void anArtifactIsGoodForOneQuestion() {
        TestSp sp = sp();
        String artifact = artifact(loggedIn(sp));
        assertThat(resolve(sp, artifact).message()).isPresent();
        empty(resolve(sp, artifact), "USED");
    }

    @Test
    void anotherServiceProviderGetsNothingAndSpendsNothing() {
        TestSp sp = sp();
        TestSp other = sp(SAMBI, "other", "inera");
        String artifact = artifact(loggedIn(sp));
        empty(resolve(other, artifact), "FOREIGN");
        assertThat(resolve(sp, artifact).message()).isPresent();
    }

    @Test
    void anArtifactThatNobodyIssuedGetsNothing() {
        TestSp sp = sp();
        empty(
                resolve(
                        sp,
                        Artifact.of("urn:saker-atkomst-sandbox:TEST:default:inera:idp", 0)
                                .encode()),
                "UNKNOWN");
        empty(resolve(sp, Artifact.of("urn:test:somebody", 0).encode()), "UNKNOWN");
        Artifact mine = Artifact.decode(artifact(loggedIn(sp)));
        empty(resolve(sp, new Artifact(1, mine.sourceId(), mine.handle()).encode()), "UNKNOWN");
        assertThat(resolve(sp, mine.encode()).message()).isPresent();
    }

    @Test
    void whoDoesNotSignRightlyOrIsNobodyIsRefusedAndSpendsNothing() {
        TestSp sp = sp();
        String artifact = artifact(loggedIn(sp));
        ArtifactResolve question = question(sp.entityId, artifact);
        Map<byte[], String> wrong = Map.of(
                envelope(question, null), "SAML-PROFILES-5.3",
                envelope(question, TestSp.STRANGER), "XMLDSIG",
                envelope(question("urn:test:nobody", artifact), TestSp.KEY), "SAMBI-001",
                envelope(
                                new ArtifactResolve(
                                        Ids.next(),
                                        "2.0",
                                        Optional.of(Instant.now()),
                                        IDP + "/x",
                                        sp.entityId,
                                        artifact),
                                TestSp.KEY),
                        "SAML-CORE-3.2.1",
                envelope(
                                new ArtifactResolve(
                                        Ids.next(),
                                        "2.0",
                                        Optional.of(Instant.now().minus(Duration.ofHours(1))),
                                        RESOLUTION,
                                        sp.entityId,
                                        artifact),
                                TestSp.KEY),
                        "SAML-CORE-3.2.1",
                envelope(
                                new ArtifactResolve(
                                        Ids.next(), "1.1", Optional.of(Instant.now()), null, sp.entityId, artifact),
                                TestSp.KEY),
                        "SAML-CORE-3.2.1",
                envelope(question(sp.entityId, "AAAA"), TestSp.KEY), "SAML-BINDINGS-3.6.4",
                envelope(question(sp.entityId, ""), TestSp.KEY), "SAML-BINDINGS-3.6.4");
        wrong.forEach((body, rule) -> {
            ArtifactResponse answer = answer(send(RESOLUTION, body), "inera");
            assertThat(answer.status()).as(rule).isEqualTo(Ns.STATUS_REQUESTER);
            assertThat(answer.message()).isEmpty();
            assertThat(last("saml.artifactresolve.received").outcome()).isEqualTo(Outcome.refused);
            assertThat(last("saml.artifactresolve.received").facts()).containsKey("requirement");
        });
        assertThat(resolve(sp, artifact).message()).isPresent();
    }

    @Test
    void whatIsNoQuestionGetsAFaultWithoutAStackTrace() throws Exception {
        byte[] doctype = "<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8);
        Document other = SecureXml.parse("<a xmlns='urn:x'/>");
        for (byte[] body : List.of(
                new byte[0],
                doctype,
                "<a".getBytes(StandardCharsets.UTF_8),
                new byte[10_000_000],
                SecureXml.serialise(question("urn:x", "AAAA").write()),
                SoapBinding.encode(other),
                SoapBinding.fault(true, "no"))) {
            HttpResponse<byte[]> answer = send(RESOLUTION, body);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .contains("Fault", "TEST")
                    .doesNotContain("Exception", "\tat ");
            assertThat(last("saml.artifactresolve.received").outcome()).isEqualTo(Outcome.refused);
        }
        HttpResponse<String> got =
                HTTP.send(HttpRequest.newBuilder(URI.create(RESOLUTION)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode()).isEqualTo(500);
        assertThat(send(IDP + "/kommun/artifact", envelope(question("urn:x", "AAAA"), null))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void aWrappedQuestionGetsNothing() {
        TestSp sp = sp();
        TestSp thief = sp(SAMBI, "thief", "inera");
        String artifact = artifact(loggedIn(sp));
        Document signed = question(thief.entityId, "AAAA").write();
        XmlSigner.sign(signed.getDocumentElement(), TestSp.KEY);
        Document evil = question(sp.entityId, artifact).write();
        var extensions = evil.createElementNS(Ns.SAMLP, "saml2p:Extensions");
        evil.getDocumentElement().appendChild(extensions);
        extensions.appendChild(evil.importNode(signed.getDocumentElement(), true));
        var signature =
                Elements.child(signed.getDocumentElement(), Ns.DS, "Signature").orElseThrow();
        evil.getDocumentElement().appendChild(evil.importNode(signature, true));
        ArtifactResponse answer = answer(send(RESOLUTION, SoapBinding.encode(evil)), "inera");
        assertThat(answer.status()).isEqualTo(Ns.STATUS_REQUESTER);
        assertThat(resolve(sp, artifact).message()).isPresent();
    }

    @Test
    void aNoIsFetchedInTheSameWayAfterTheUserHasSeenWhy() {
        TestSp sp = sp();
        TestSp.Page page = sp.redirect(asking(sp).withIsPassive(true));
        ReceivedResponse response = ReceivedResponse.read(
                resolve(sp, artifact(page)).message().orElseThrow().getDocumentElement());
        assertThat(response.secondaryStatus()).contains(Ns.STATUS_NO_PASSIVE);
        TestSp.Page refused = sp.redirect(asking(sp).withDestination("https://other.test/"));
        assertThat(refused.html().select("script")).isEmpty();
        assertThat(ReceivedResponse.read(resolve(sp, artifact(refused))
                                .message()
                                .orElseThrow()
                                .getDocumentElement())
                        .success())
                .isFalse();
    }

    @Test
    void aNegativeTestTravelsByArtifactTooUnlessItIsOfTheFormOrNoXmlAnyMore() {
        TestSp sp = sp();
        deviations.arm(LabId.DEFAULT, Armed.next("NEG-099", "slash", "inera", sp.entityId));
        ReceivedResponse response = ReceivedResponse.read(
                resolve(sp, artifact(loggedIn(sp))).message().orElseThrow().getDocumentElement());
        assertThat(SecureXml.text(TestSp.assertion(response).getOwnerDocument()))
                .contains(sp.entityId + "/</saml2:Audience>");
        deviations.arm(LabId.DEFAULT, Armed.next("NEG-047", "only", "inera", sp.entityId));
        assertThat(loggedIn(sp).form("saml-response"))
                .containsKeys("SAMLResponse")
                .doesNotContainKey("SAMLart");
    }

    @Test
    void theBindingFollowsFromTheAddressOrTheIndexAlone() {
        TestSp sp = sp();
        TestSp.Page byAddress =
                sp.redirect(sp.request().withAcsUrl("https://sp.test/one/art").withProtocolBinding(null));
        artifact(sp.useCard(byAddress, PEERS.ca, CARD));
        TestSp.Page posted = sp.redirect(sp.request());
        assertThat(sp.useCard(posted, PEERS.ca, CARD).form("saml-response")).containsKey("SAMLResponse");

        TestSp own = sp(SC, "index", "own");
        TestSp.Page byIndex = own.redirect(own.request()
                .withAcsUrl(null)
                .withAcsIndex(7)
                .withProtocolBinding(null)
                .withRequestedLoas(List.of("http://id.swedenconnect.se/loa/1.0/uncertified-loa3")));
        TestSp.Page release = own.useCard(byIndex, PEERS.ca, CARD);
        TestSp.Page page = own.post(IDP + release.action("release"), Map.of());
        assertThat(page.html().select("form#saml-response").attr("method")).isEqualTo("get");
        String artifact = artifact(page);
        ArtifactResolve question =
                new ArtifactResolve(Ids.next(), "2.0", Optional.of(Instant.now()), null, own.entityId, artifact);
        assertThat(answer(send(IDP + "/own/artifact", envelope(question, TestSp.KEY)), "own")
                        .message())
                .isPresent();
    }

    @Test
    void aBindingThatTheAddressDoesNotHaveIsRefusedAndOneThatTheIdentityProviderHasNotIsToo() {
        TestSp sp = sp();
        assertThat(sp.redirect(sp.request().withProtocolBinding(Ns.BINDING_ARTIFACT))
                        .requirements())
                .contains("SAMBI-017");
        TestSp region = sp.asking("sambi");
        assertThat(region.redirect(region.request().withAcsUrl("https://sp.test/one/art"))
                        .requirements())
                .contains("SAMBI-017");
        assertThat(region.redirect(region.request().withProtocolBinding(Ns.BINDING_ARTIFACT))
                        .requirements())
                .contains("SAMBI-016");
        sp.redirect(asking(sp));
        assertThat(String.valueOf(last("saml.authnrequest.received").facts())).contains("SAMBI-016", "WARNING");
    }

    @Test
    void theMetadataSaysWhereArtifactsAreResolved() {
        assertThat(role("inera").artifactResolutionServices())
                .containsExactly(Endpoint.indexed(Ns.BINDING_SOAP, RESOLUTION, 0, true));
        assertThat(role("sambi").artifactResolutionServices()).isEmpty();
    }

    private static IdpRole role(String persona) {
        HttpResponse<byte[]> metadata;
        try {
            metadata = HTTP.send(
                    HttpRequest.newBuilder(URI.create(IDP + "/" + persona + "/metadata"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return MetadataReader.read(SecureXml.parse(metadata.body()))
                .get(0)
                .idp()
                .orElseThrow();
    }

    @Test
    void anArtifactIsShortLivedAndTheStoreHasABottom() {
        TestSp sp = sp();
        String artifact = artifact(loggedIn(sp));
        artifacts.clear(LabId.DEFAULT);
        empty(resolve(sp, artifact), "UNKNOWN");

        MovedClock wall = new MovedClock();
        Artifacts own = new Artifacts(wall, Duration.ofMinutes(1));
        for (int i = 0; i < 2_500; i++) {
            own.keep(LabId.DEFAULT, personas.require("inera"), "urn:x", new byte[] {1}, "_" + i);
        }
        assertThat(((Map<?, ?>) own.snapshot(LabId.DEFAULT)).get("remembered")).isEqualTo(2_000L);
        wall.now = wall.now.plusSeconds(121);
        own.keep(LabId.DEFAULT, personas.require("inera"), "urn:x", new byte[] {1}, "_last");
        assertThat(((Map<?, ?>) own.snapshot(LabId.DEFAULT)).get("remembered")).isEqualTo(1L);
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
