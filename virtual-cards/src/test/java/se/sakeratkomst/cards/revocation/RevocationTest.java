package se.sakeratkomst.cards.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

class RevocationTest {

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
    void ocspSaysGoodOfAnIssuedCertificateAndEchoesTheNonce() throws Exception {
        X509Certificate certificate = client.onCard();
        byte[] nonce = new byte[] {4, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

        BasicOCSPResp answer = client.asked(OcspClient.ocsp(client.id(certificate), nonce));

        assertThat(answer.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                        .getExtnValue()
                        .getOctets())
                .isEqualTo(nonce);
        assertThat(answer.getResponses()[0].getThisUpdate().toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(answer.getResponses()[0].getNextUpdate()).isAfter(answer.getResponses()[0].getThisUpdate());
    }

    @Test
    void theAnswerIsSignedByAResponderTheIssuerDelegatedTo() throws Exception {
        X509Certificate certificate = client.onCard();

        BasicOCSPResp answer = client.asked(OcspClient.ocsp(client.id(certificate), null));

        X509CertificateHolder responder = answer.getCerts()[0];
        X509Certificate read = new JcaX509CertificateConverter().getCertificate(responder);
        read.verify(client.issuer().getPublicKey());
        assertThat(read.getExtendedKeyUsage()).containsExactly(KeyPurposeId.id_kp_OCSPSigning.getId());
        assertThat(read.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()))
                .isNotNull();
        assertThat(answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(responder)))
                .isTrue();
    }

    @Test
    void ocspSaysRevokedWithTimeAndReasonAndTheCrlListsIt() throws Exception {
        X509Certificate certificate = client.onCard();
        assertThat(client.crl("person-hsa-id-3").isRevoked(certificate)).isFalse();

        assertThat(revoke(certificate, "keyCompromise").statusCode()).isEqualTo(200);

        RevokedStatus status = (RevokedStatus) client.asked(OcspClient.ocsp(client.id(certificate), null))
                .getResponses()[0]
                .getCertStatus();
        assertThat(status.getRevocationReason()).isEqualTo(1);
        assertThat(status.getRevocationTime().toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(client.crl("person-hsa-id-3").isRevoked(certificate)).isTrue();
        assertThat(client.crl("person-id-3").isRevoked(certificate)).isFalse();
    }

    @Test
    void revokingAgainKeepsTheFirstTimeAndReasonAndAResetForgetsIt() throws Exception {
        X509Certificate certificate = client.onCard();
        revoke(certificate, "keyCompromise");

        JsonNode again = JSON.readTree(revoke(certificate, "superseded").body());

        assertThat(again.path("reason").asString()).isEqualTo("keyCompromise");
        cards.reset();
        assertThat(client.asked(OcspClient.ocsp(client.id(certificate), null))
                        .getResponses()[0]
                        .getCertStatus())
                .isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void ocspSaysUnknownOfASerialTheIssuerNeverGave() throws Exception {
        CertificateID id = new CertificateID(
                client.digests.get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(client.issuer()),
                BigInteger.TEN);

        assertThat(client.asked(OcspClient.ocsp(id, null)).getResponses()[0].getCertStatus())
                .isInstanceOf(UnknownStatus.class);
    }

    @Test
    void aForeignIssuerIsNotThisRespondersToAnswerFor() throws Exception {
        X509Certificate noAuthority = client.onCard();
        CertificateID id = new CertificateID(
                client.digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(noAuthority), BigInteger.TEN);

        assertThat(new OCSPResp(client.post(OcspClient.ocsp(id, null))).getStatus())
                .isEqualTo(OCSPResp.UNAUTHORIZED);
    }

    @Test
    void aLabRevokesItsOwnCertificatesOnlyAndItsResetForgetsNoOtherLabs() throws Exception {
        cards.control("PUT", "/admin/labs/course-07", null);
        X509Certificate here = client.onCard();
        revoke(here, "keyCompromise");

        assertThat(revokeIn("course-07", here).statusCode()).isEqualTo(404);
        assertThat(revokeIn("course-07", client.issuer()).statusCode())
                .as("authorities are shared")
                .isEqualTo(404);
        cards.control("POST", "/admin/labs/course-07/reset", null);

        assertThat(client.asked(OcspClient.ocsp(client.id(here), null))
                        .getResponses()[0]
                        .getCertStatus())
                .isInstanceOf(RevokedStatus.class);
        assertThat(OcspClient.answer(cards.post(
                                        "/labs/course-07/ocsp",
                                        "application/ocsp-request",
                                        OcspClient.ocsp(client.id(here), null))
                                .body())
                        .getResponses()[0]
                        .getCertStatus())
                .isInstanceOf(RevokedStatus.class);
    }

    @Test
    void ocspWorksByGetWithSlashesEncodedOrNot() throws Exception {
        X509Certificate certificate = client.onCard();
        byte[] request = requestWithSlash(certificate);
        String base64 = Base64.getEncoder().encodeToString(request);
        assertThat(base64).contains("/");

        for (String path : new String[] {base64, URLEncoder.encode(base64, StandardCharsets.US_ASCII)}) {
            HttpResponse<byte[]> answer = cards.bytes("/ocsp/" + path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/ocsp-response");
            assertThat(OcspClient.answer(answer.body()).getResponses()[0].getCertStatus())
                    .isEqualTo(CertificateStatus.GOOD);
        }
    }

    @Test
    void whatIsNoOcspRequestIsMalformed() throws Exception {
        assertThat(new OCSPResp(client.post(new byte[] {1, 2, 3})).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(client.post(new byte[100_000])).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(cards.bytes("/ocsp/%25%25").body()).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(cards.bytes("/ocsp").body()).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    @Test
    void anIssuingAuthorityCanBeRevokedAtTheRoot() throws Exception {
        X509Certificate root =
                OcspClient.certificate(cards.bytes("/pki/root.cer").body());
        CertificateID id = new CertificateID(
                client.digests.get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(root),
                client.issuer().getSerialNumber());
        assertThat(client.asked(OcspClient.ocsp(id, null)).getResponses()[0].getCertStatus())
                .isEqualTo(CertificateStatus.GOOD);

        revoke(client.issuer(), "cACompromise");

        assertThat(client.asked(OcspClient.ocsp(id, null)).getResponses()[0].getCertStatus())
                .isInstanceOf(RevokedStatus.class);
        assertThat(client.crl("root").isRevoked(client.issuer())).isTrue();
    }

    @Test
    void theCrlIsSignedByItsAuthorityAndItsNumberGrows() throws Exception {
        X509CRL first = client.crl("person-hsa-id-3");
        X509CRL second = client.crl("person-hsa-id-3");

        first.verify(client.issuer().getPublicKey());
        assertThat(first.getNextUpdate()).isAfter(first.getThisUpdate());
        assertThat(number(second)).isGreaterThanOrEqualTo(number(first));
    }

    @Test
    void revokingWhatTheLabDidNotIssueIsRefused() throws Exception {
        assertThat(cards.control(
                                "POST",
                                "/admin/labs/default/pki/revocations",
                                Map.of("certificate", "no certificate", "reason", "keyCompromise"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(revoke(client.onCard(), "boredom").statusCode()).isEqualTo(400);
        cards.control("PUT", "/admin/labs/course-08", null);
        String pem = JSON.readTree(cards.control(
                                "POST",
                                "/admin/labs/course-08/pki/client-certificates",
                                Map.of("organisation", "TEST AB", "commonName", "system"))
                        .body())
                .path("chain")
                .asString();
        assertThat(cards.control("POST", "/admin/labs/default/pki/revocations", Map.of("certificate", pem))
                        .statusCode())
                .isEqualTo(404);
    }

    private byte[] requestWithSlash(X509Certificate certificate) throws Exception {
        for (int seed = 0; ; seed++) {
            byte[] nonce = new byte[18];
            nonce[0] = 4;
            nonce[1] = 16;
            nonce[2] = (byte) seed;
            nonce[3] = (byte) (seed * 31);
            byte[] request = OcspClient.ocsp(client.id(certificate), nonce);
            if (Base64.getEncoder().encodeToString(request).contains("/")) {
                return request;
            }
        }
    }

    private static HttpResponse<String> revokeIn(String lab, X509Certificate certificate) {
        return cards.control(
                "POST",
                "/admin/labs/" + lab + "/pki/revocations",
                Map.of("certificate", se.sakeratkomst.cards.pki.Pem.of(certificate)));
    }

    private HttpResponse<String> revoke(X509Certificate certificate, String reason) {
        Map<String, Object> order = new HashMap<>();
        order.put("certificate", se.sakeratkomst.cards.pki.Pem.of(certificate));
        order.put("reason", reason);
        return cards.control("POST", "/admin/labs/default/pki/revocations", order);
    }

    private static BigInteger number(X509CRL crl) {
        return org.bouncycastle.asn1.ASN1Integer.getInstance(
                        org.bouncycastle.asn1.ASN1OctetString.getInstance(crl.getExtensionValue("2.5.29.20"))
                                .getOctets())
                .getValue();
    }
}
