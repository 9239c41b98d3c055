package se.sakeratkomst.cards.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.Pem;
import tools.jackson.databind.JsonNode;

class OcspCacheTest {

    private static final byte[] NONCE = {4, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private static RunningCards cards;
    private static OcspClient client;

    @BeforeAll
    static void start() throws Exception {
        cards = RunningCards.fresh();
        client = new OcspClient(cards);
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @AfterEach
    void reset() {
        cards.reset();
    }

    @Test
    void theSameQuestionGetsTheSameSignedAnswerAndTheJournalHasBoth() throws Exception {
        byte[] question = OcspClient.ocsp(client.id(client.onCard()), null);
        byte[] first = client.post(question);

        assertThat(client.post(question)).isEqualTo(first);

        assertThat(cards.journal("ocsp.answered"))
                .extracting(entry -> entry.path("facts").path("cached").asBoolean(false))
                .containsExactly(false, true);
    }

    @Test
    void aQuestionWithANonceIsAnsweredForItself() throws Exception {
        byte[] question = OcspClient.ocsp(client.id(client.onCard()), NONCE);

        client.post(question);
        client.post(question);

        assertThat(cards.journal("ocsp.answered"))
                .noneMatch(entry -> entry.path("facts").path("cached").asBoolean(false));
    }

    @Test
    void aRevocationAndAResetAreSeenByTheVeryNextQuestion() throws Exception {
        X509Certificate certificate = client.onCard();
        byte[] question = OcspClient.ocsp(client.id(certificate), null);
        assertThat(client.asked(question).getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);

        cards.control("POST", "/admin/labs/default/pki/revocations", Map.of("certificate", Pem.of(certificate)));
        assertThat(client.asked(question).getResponses()[0].getCertStatus()).isInstanceOf(RevokedStatus.class);

        cards.reset();
        assertThat(client.asked(question).getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void aMarkInTheRegisterIsSeenWhoeverMadeIt() throws Exception {
        X509Certificate certificate = client.onCard();
        byte[] question = OcspClient.ocsp(client.id(certificate), null);
        client.post(question);

        cards.bean(IssuedCertificates.class)
                .revoke("default", Pem.fingerprint(certificate), java.time.OffsetDateTime.now(), "superseded");

        assertThat(client.asked(question).getResponses()[0].getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void anAnswerByGetTellsHttpCachesHowLongItLasts() throws Exception {
        String path = "/ocsp/"
                + Base64.getUrlEncoder()
                        .encodeToString(OcspClient.ocsp(client.id(client.onCard()), null))
                        .replace("-", "%2B")
                        .replace("_", "%2F");

        HttpResponse<byte[]> answer = cards.bytes(path);

        assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=", "public", "no-transform", "must-revalidate");
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
        assertThat(answer.headers().firstValue("Expires")).isPresent();
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cards.base() + path))
                                .header("If-None-Match", etag)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void anAnswerToANonceOrOfAFaultIsNotForHttpCaches() throws Exception {
        String nonced = Base64.getUrlEncoder()
                .encodeToString(OcspClient.ocsp(client.id(client.onCard()), NONCE))
                .replace("-", "%2B")
                .replace("_", "%2F");
        String plain = Base64.getUrlEncoder()
                .encodeToString(OcspClient.ocsp(client.id(client.onCard()), null))
                .replace("-", "%2B")
                .replace("_", "%2F");
        assertThat(cards.bytes("/ocsp/" + nonced).headers().firstValue("Cache-Control"))
                .hasValue("no-store");

        cards.control("PUT", "/admin/labs/default/pki/faults", Map.of("faults", java.util.List.of("ocsp-unknown")));

        assertThat(cards.bytes("/ocsp/" + plain).headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void theBenchMeasuresCachedUncachedAndABareTomcatInALabOfItsOwn() {
        cards.control("PUT", "/admin/labs/bench", null);

        JsonNode measured = JSON.readTree(cards.control("POST", "/admin/labs/bench/bench/ocsp?seconds=2", null)
                .body());

        assertThat(measured.path("cachedPerSecond").asDouble())
                .as(measured.toString())
                .isGreaterThan(measured.path("uncachedPerSecond").asDouble());
        assertThat(measured.path("bareTomcatPerSecond").asDouble()).isPositive();
        assertThat(cards.control("POST", "/admin/labs/bench/bench/ocsp?seconds=0", null)
                        .statusCode())
                .isEqualTo(400);
    }
}
