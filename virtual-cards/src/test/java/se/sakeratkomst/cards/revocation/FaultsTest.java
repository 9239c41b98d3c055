package se.sakeratkomst.cards.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.revocation.fault.Fault;
import tools.jackson.databind.JsonNode;

class FaultsTest {

    private static final Duration WEEK = Duration.ofDays(7);

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
    void thereIsAListOfFaultsWithWhatEachDoesAndLeadsTo() {
        JsonNode known =
                JSON.readTree(cards.control("GET", "/admin/pki/faults", null).body());

        assertThat(known.size()).isEqualTo(Fault.values().length);
        for (JsonNode fault : known) {
            assertThat(fault.path("does").asString()).endsWith(".");
            assertThat(fault.path("outcome").asString()).endsWith(".");
        }
        assertThat(known.path(0).path("fault").asString()).isEqualTo("ocsp-down");
    }

    @Test
    void ocspDownIsA503WithoutContentByPostAndGet() throws Exception {
        byte[] question = OcspClient.ocsp(client.id(client.onCard()), null);
        arm("ocsp-down");

        HttpResponse<byte[]> answer = cards.post("/ocsp", "application/ocsp-request", question);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
        assertThat(cards.bytes("/ocsp/MAA=").statusCode()).isEqualTo(503);
        assertThat(cards.journal("ocsp.refused")
                        .get(0)
                        .path("facts")
                        .path("faults")
                        .path(0)
                        .asString())
                .isEqualTo("ocsp-down");
    }

    @Test
    void ocspTryLaterIsOcspsOwnWord() throws Exception {
        byte[] question = OcspClient.ocsp(client.id(client.onCard()), null);
        arm("ocsp-try-later");

        assertThat(new OCSPResp(client.post(question)).getStatus()).isEqualTo(OCSPResp.TRY_LATER);
    }

    @Test
    void ocspRevokedSaysSoOfEveryCertificateWhileTheCrlDoesNot() throws Exception {
        X509Certificate certificate = client.onCard();
        arm("ocsp-revoked");

        assertThat(single(certificate).getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(client.crl("person-hsa-id-3").isRevoked(certificate)).isFalse();
    }

    @Test
    void ocspUnknownSaysSoOfEveryCertificate() throws Exception {
        X509Certificate certificate = client.onCard();
        arm("ocsp-unknown");

        assertThat(single(certificate).getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void ocspStaleIsRightlySignedAndOutOfDate() throws Exception {
        X509Certificate certificate = client.onCard();
        arm("ocsp-stale");

        BasicOCSPResp answer = asked(certificate);

        assertThat(answer.getResponses()[0].getNextUpdate().toInstant())
                .isBefore(Instant.now().minus(WEEK.minusDays(1)));
        assertThat(answer.getProducedAt().toInstant()).isBefore(Instant.now().minus(WEEK.minusDays(1)));
        assertThat(answer.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(signatureFitsItsCertificate(answer)).isTrue();
        responder(answer).verify(client.issuer().getPublicKey());
    }

    @Test
    void ocspWrongSignerHasTheRightNamesAndACertificateThatTheAuthorityNeverSigned() throws Exception {
        X509Certificate certificate = client.onCard();
        X509Certificate right = responder(asked(certificate));
        arm("ocsp-wrong-signer");

        BasicOCSPResp answer = asked(certificate);

        X509Certificate wrong = responder(answer);
        assertThat(wrong.getSubjectX500Principal()).isEqualTo(right.getSubjectX500Principal());
        assertThat(wrong.getIssuerX500Principal()).isEqualTo(right.getIssuerX500Principal());
        assertThat(signatureFitsItsCertificate(answer)).isTrue();
        assertThatThrownBy(() -> wrong.verify(client.issuer().getPublicKey())).isInstanceOf(SignatureException.class);
    }

    @Test
    void ocspSlowAnswersRightlyAfterTheDelayAndAtOnceWhenItIsHealed() throws Exception {
        X509Certificate certificate = client.onCard();
        put(Map.of("faults", List.of("ocsp-slow"), "delay", "PT0.3S"));
        long begun = System.nanoTime();
        assertThat(single(certificate).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));

        put(Map.of("faults", List.of("ocsp-slow"), "delay", "PT2M"));
        byte[] question = OcspClient.ocsp(client.id(certificate), null);
        CompletableFuture<byte[]> waiting = CompletableFuture.supplyAsync(() -> client.post(question));
        cards.control("DELETE", "/admin/labs/default/pki/faults", null);

        assertThat(OcspClient.answer(waiting.get(30, TimeUnit.SECONDS))
                        .getResponses()[0]
                        .getCertStatus())
                .isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void crlDownIsA503AndOcspGoesOn() throws Exception {
        X509Certificate certificate = client.onCard();
        arm("crl-down");

        assertThat(cards.bytes("/pki/person-hsa-id-3.crl").statusCode()).isEqualTo(503);
        assertThat(single(certificate).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void aStaleCrlIsRightlySignedOutOfDateAndLacksWhatWasRevokedSince() throws Exception {
        X509Certificate certificate = client.onCard();
        cards.control("POST", "/admin/labs/default/pki/revocations", Map.of("certificate", Pem.of(certificate)));
        assertThat(client.crl("person-hsa-id-3").isRevoked(certificate)).isTrue();
        arm("crl-stale");

        X509CRL crl = client.crl("person-hsa-id-3");

        crl.verify(client.issuer().getPublicKey());
        assertThat(crl.getNextUpdate().toInstant()).isBefore(Instant.now());
        assertThat(crl.isRevoked(certificate)).isFalse();
    }

    @Test
    void severalFaultsWorkAtOnceAndOfTwoInOneRespectTheFirstInTheListCounts() throws Exception {
        X509Certificate certificate = client.onCard();
        arm("ocsp-unknown", "ocsp-revoked", "ocsp-stale", "crl-stale", "crl-down");

        SingleResp answer = single(certificate);

        assertThat(answer.getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(answer.getNextUpdate().toInstant()).isBefore(Instant.now());
        assertThat(cards.bytes("/pki/person-hsa-id-3.crl").statusCode()).isEqualTo(503);
    }

    @Test
    void faultsAreOfTheirLabOnly() throws Exception {
        cards.control("PUT", "/admin/labs/course-07", null);
        byte[] question = OcspClient.ocsp(client.id(client.onCard()), null);
        cards.control("PUT", "/admin/labs/course-07/pki/faults", Map.of("faults", List.of("ocsp-down", "crl-down")));

        assertThat(cards.post("/labs/course-07/ocsp", "application/ocsp-request", question)
                        .statusCode())
                .isEqualTo(503);
        assertThat(cards.bytes("/labs/course-07/pki/function.crl").statusCode()).isEqualTo(503);
        assertThat(cards.post("/ocsp", "application/ocsp-request", question).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAnswerKeptFromBeforeIsNotGivenWhileAFaultIsAtWorkNorOneOfTheFaultAfterwards() throws Exception {
        X509Certificate certificate = client.onCard();
        assertThat(single(certificate).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        arm("ocsp-revoked");
        assertThat(single(certificate).getCertStatus()).isInstanceOf(RevokedStatus.class);

        assertThat(faults(cards.control("DELETE", "/admin/labs/default/pki/faults", null)))
                .isEmpty();

        assertThat(single(certificate).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void aResetHealsAndASnapshotBringsFaultsBack() {
        arm("ocsp-down", "crl-stale");
        JsonNode snapshot = JSON.readTree(
                cards.control("GET", "/admin/labs/default/snapshot", null).body());
        assertThat(cards.journal("fault.armed")).hasSize(2);

        cards.reset();
        assertThat(armed()).isEmpty();
        assertThat(cards.journal("fault.healed")).hasSize(2);

        cards.control("PUT", "/admin/labs/default/snapshot", snapshot);
        assertThat(armed()).containsExactly("ocsp-down", "crl-stale");
    }

    @Test
    void whatIsNoFaultIsRefusedAndChangesNothing() {
        arm("crl-stale");

        assertThat(put(Map.of("faults", List.of("ocsp-down", "ocsp-tired"))).statusCode())
                .isEqualTo(400);
        assertThat(put(Map.of()).statusCode()).isEqualTo(400);
        assertThat(put(Map.of("faults", List.of(), "delay", "long")).statusCode())
                .isEqualTo(400);
        assertThat(put(Map.of("faults", List.of(), "delay", "PT3H")).statusCode())
                .isEqualTo(400);
        assertThat(armed()).containsExactly("crl-stale");
    }

    @Test
    void opensslTellsGoodFromEachFaultItCanSee(@TempDir Path folder) throws Exception {
        X509Certificate certificate = client.onCard();
        Files.writeString(folder.resolve("certificate.pem"), Pem.of(certificate));
        Files.writeString(folder.resolve("issuer.pem"), Pem.of(client.issuer()));
        Files.write(folder.resolve("trust.pem"), cards.bytes("/pki/trust.pem").body());

        assertThat(openssl(folder)).contains("Response verify OK").contains("certificate.pem: good");
        arm("ocsp-revoked");
        assertThat(openssl(folder)).contains("Response verify OK").contains("certificate.pem: revoked");
        arm("ocsp-unknown");
        assertThat(openssl(folder)).contains("certificate.pem: unknown");
        arm("ocsp-stale");
        assertThat(openssl(folder)).contains("status expired");
        arm("ocsp-wrong-signer");
        assertThat(openssl(folder)).contains("Response Verify Failure");
        arm("ocsp-try-later");
        assertThat(openssl(folder)).contains("trylater");
        arm("ocsp-down");
        assertThat(openssl(folder)).contains("503");
    }

    private static String openssl(Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        "openssl",
                        "ocsp",
                        "-issuer",
                        "issuer.pem",
                        "-cert",
                        "certificate.pem",
                        "-CAfile",
                        "trust.pem",
                        "-url",
                        cards.base() + "/ocsp")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static void arm(String... faults) {
        assertThat(put(Map.of("faults", List.of(faults))).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> put(Map<String, Object> order) {
        return cards.control("PUT", "/admin/labs/default/pki/faults", order);
    }

    private static List<String> armed() {
        return faults(cards.control("GET", "/admin/labs/default/pki/faults", null));
    }

    private static List<String> faults(HttpResponse<String> answer) {
        return JSON.readTree(answer.body())
                .path("faults")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static BasicOCSPResp asked(X509Certificate certificate) throws Exception {
        return client.asked(OcspClient.ocsp(client.id(certificate), null));
    }

    private static SingleResp single(X509Certificate certificate) throws Exception {
        return asked(certificate).getResponses()[0];
    }

    private static X509Certificate responder(BasicOCSPResp answer) throws Exception {
        return new JcaX509CertificateConverter().getCertificate(answer.getCerts()[0]);
    }

    private static boolean signatureFitsItsCertificate(BasicOCSPResp answer) throws Exception {
        return answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(answer.getCerts()[0]));
    }
}
