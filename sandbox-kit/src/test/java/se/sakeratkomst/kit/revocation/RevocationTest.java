package se.sakeratkomst.kit.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.revocation.RevocationResult.Source;
import se.sakeratkomst.kit.revocation.RevocationResult.Stage;
import se.sakeratkomst.kit.revocation.RevocationResult.State;
import se.sakeratkomst.kit.tls.PeerClient;

/** Which answers about revocation are believed, and what the result tells of each stage. */
class RevocationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final X500Name ISSUER = new X500Name("CN=TEST CA");
    private static final BigInteger SERIAL = BigInteger.valueOf(4711);

    private static HttpServer server;
    private static String base;
    private static KeyPair issuerKey;
    private static KeyPair otherKey;
    private static X509Certificate issuer;
    private static X509Certificate card;
    private static volatile Answer ocsp;
    private static volatile Answer crl;
    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    static Path shared;

    private Revocation revocation;

    private interface Answer {
        /** DER; empty for HTTP 503. */
        byte[] to(byte[] request) throws Exception;
    }

    @BeforeAll
    static void pki() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            byte[] request = exchange.getRequestBody().readAllBytes();
            byte[] answer;
            try {
                boolean byOcsp = exchange.getRequestURI().getPath().equals("/ocsp");
                if (byOcsp) {
                    ASKED.incrementAndGet();
                }
                answer = (byOcsp ? ocsp : crl).to(request);
            } catch (Exception e) {
                throw new IOException(e);
            }
            exchange.sendResponseHeaders(answer.length == 0 ? 503 : 200, answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        issuerKey = generator.generateKeyPair();
        otherKey = generator.generateKeyPair();
        issuer = certificate(ISSUER, issuerKey, ISSUER, issuerKey, BigInteger.ONE, true, null, false);
        card = certificate(ISSUER, issuerKey, new X500Name("CN=TEST card"), otherKey, SERIAL, false, null, true);
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    @BeforeEach
    void allIsWell() {
        ocsp = asked -> new Ocsp(asked).answer();
        crl = asked -> crl(issuerKey, ISSUER, NOW.plusSeconds(60), null);
        revocation = new OcspThenCrl(
                new PeerClient(Map.of(), AdminToken.in(shared, "token")), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static X509Certificate certificate(
            X500Name by,
            KeyPair byKey,
            X500Name subject,
            KeyPair key,
            BigInteger serial,
            boolean ca,
            @Nullable KeyPurposeId purpose,
            boolean addresses)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                by,
                serial,
                Date.from(NOW.minus(Duration.ofDays(10))),
                Date.from(NOW.plus(Duration.ofDays(10))),
                subject,
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
        if (addresses) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, base + "/ocsp")));
            GeneralNames at = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, base + "/crl"));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(new DistributionPointName(at), null, null)
            }));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(byKey.getPrivate())));
    }

    /** A right OCSP answer, and what can be wrong with one. */
    private static final class Ocsp {
        private final OCSPReq request;
        private CertificateStatus status = CertificateStatus.GOOD;
        private KeyPair key = issuerKey;
        private X509CertificateHolder @Nullable [] shown;
        private Instant thisUpdate = NOW;
        private @Nullable Instant nextUpdate = NOW.plusSeconds(60);
        private BigInteger serial = SERIAL;
        private @Nullable Extension nonce;

        Ocsp(byte[] request) throws IOException {
            this.request = new OCSPReq(request);
            this.nonce = this.request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        }

        Ocsp status(@Nullable CertificateStatus other) {
            this.status = other;
            return this;
        }

        Ocsp by(KeyPair other, X509Certificate... certificates) throws Exception {
            this.key = other;
            this.shown = new X509CertificateHolder[certificates.length];
            for (int i = 0; i < certificates.length; i++) {
                shown[i] = new JcaX509CertificateHolder(certificates[i]);
            }
            return this;
        }

        Ocsp from(Instant other, @Nullable Instant until) {
            this.thisUpdate = other;
            this.nextUpdate = until;
            return this;
        }

        Ocsp about(BigInteger other) {
            this.serial = other;
            return this;
        }

        Ocsp nonce(@Nullable Extension other) {
            this.nonce = other;
            return this;
        }

        byte[] answer() throws Exception {
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer),
                    serial);
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(ISSUER));
            builder.addResponse(id, status, Date.from(thisUpdate), nextUpdate == null ? null : Date.from(nextUpdate));
            if (nonce != null) {
                builder.setResponseExtensions(new Extensions(nonce));
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPResp.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()),
                                    shown,
                                    Date.from(NOW)))
                    .getEncoded();
        }
    }

    private static byte[] crl(KeyPair key, X500Name by, Instant nextUpdate, @Nullable BigInteger revoked)
            throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(by, Date.from(NOW.minusSeconds(3600)));
        if (nextUpdate != null) {
            builder.setNextUpdate(Date.from(nextUpdate));
        }
        if (revoked != null) {
            builder.addCRLEntry(revoked, Date.from(NOW.minusSeconds(10)), CRLReason.keyCompromise);
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()))
                .getEncoded();
    }

    private RevocationResult result() {
        return revocation.of(card, issuer);
    }

    /** OCSP is not believed, for that reason, and the CRL decides. */
    private void ocspIsNotBelieved(String why) {
        RevocationResult result = result();
        assertThat(result.stages()).extracting(Stage::source).containsExactly(Source.OCSP, Source.CRL);
        assertThat(result.stages().get(0).said()).contains(why);
        assertThat(result.state()).isEqualTo(State.GOOD);
    }

    /** OCSP is down, the CRL is not believed for that reason, and nobody knows. */
    private void crlIsNotBelieved(String why) {
        ocsp = asked -> new byte[0];
        RevocationResult result = result();
        assertThat(result.state()).isEqualTo(State.UNDETERMINED);
        assertThat(result.decisive()).isNull();
        assertThat(result.stages().get(1).said()).contains(why);
    }

    @Test
    void ocspTellsAndTheCrlIsNotRead() {
        crl = asked -> {
            throw new IllegalStateException("nobody asks for it");
        };
        assertThat(result().state()).isEqualTo(State.GOOD);
        assertThat(result().told()).isEqualTo("OCSP: good, fresh until 2026-03-01T12:01:00Z");
    }

    @Test
    void ocspSaysRevoked() {
        Instant when = NOW.minusSeconds(30);
        ocsp = asked -> new Ocsp(asked)
                .status(new RevokedStatus(Date.from(when), CRLReason.keyCompromise))
                .answer();
        assertThat(result().state()).isEqualTo(State.REVOKED);
        assertThat(result().decisive().revokedAt()).isEqualTo(when);
        assertThat(result().told()).isEqualTo("OCSP: revoked at 2026-03-01T11:59:30Z");
    }

    @Test
    void theCrlTellsWhenOcspIsDown() throws Exception {
        ocsp = asked -> new byte[0];
        assertThat(result().state()).isEqualTo(State.GOOD);
        assertThat(result().told())
                .isEqualTo("OCSP: no answer (HTTP 503); CRL: good, fresh until 2026-03-01T12:01:00Z");
        crl = asked -> crl(issuerKey, ISSUER, NOW.plusSeconds(60), SERIAL);
        assertThat(result().state()).isEqualTo(State.REVOKED);
        assertThat(result().decisive().source()).isEqualTo(Source.CRL);
    }

    @Test
    void nobodyKnowsWhenBothAreDown() {
        ocsp = asked -> new byte[0];
        crl = asked -> new byte[0];
        assertThat(result().state()).isEqualTo(State.UNDETERMINED);
        assertThat(result().told()).isEqualTo("OCSP: no answer (HTTP 503); CRL: no answer (HTTP 503)");
    }

    @Test
    void nobodyKnowsOfACertificateThatNamesNoAddress() throws Exception {
        X509Certificate silent =
                certificate(ISSUER, issuerKey, new X500Name("CN=TEST silent"), otherKey, SERIAL, false, null, false);
        assertThat(revocation.of(silent, issuer).told())
                .isEqualTo("OCSP: the certificate names no OCSP; CRL: the certificate names no CRL");
    }

    @Test
    void aResponderThatTheIssuerAppointedIsBelieved() throws Exception {
        X509Certificate responder = responder(ISSUER, issuerKey, KeyPurposeId.id_kp_OCSPSigning);
        ocsp = asked -> new Ocsp(asked).by(otherKey, responder).answer();
        assertThat(result().stages()).singleElement().matches(stage -> stage.state() == State.GOOD);
    }

    @Test
    void aResponderThatNobodyAppointedIsNotBelieved() {
        ocsp = asked -> new Ocsp(asked).by(otherKey).answer();
        ocspIsNotBelieved("signed neither by the issuer nor by a responder it appointed");
    }

    @Test
    void aResponderWhoseCertificateIsForSomethingElseIsNotBelieved() throws Exception {
        X509Certificate responder = responder(ISSUER, issuerKey, KeyPurposeId.id_kp_clientAuth);
        ocsp = asked -> new Ocsp(asked).by(otherKey, responder).answer();
        ocspIsNotBelieved("signed neither");
    }

    @Test
    void aResponderOfAnotherAuthorityIsNotBelieved() throws Exception {
        X509Certificate responder = responder(ISSUER, otherKey, KeyPurposeId.id_kp_OCSPSigning);
        ocsp = asked -> new Ocsp(asked).by(otherKey, responder).answer();
        ocspIsNotBelieved("signed neither");
    }

    private static X509Certificate responder(X500Name by, KeyPair byKey, KeyPurposeId purpose) throws Exception {
        return certificate(by, byKey, new X500Name("CN=TEST OCSP"), otherKey, BigInteger.TWO, false, purpose, false);
    }

    @Test
    void anAnswerAboutAnotherCertificateIsNotBelieved() {
        ocsp = asked -> new Ocsp(asked).about(BigInteger.TEN).answer();
        ocspIsNotBelieved("an answer about another certificate");
    }

    @Test
    void anAnswerWithAnotherNonceIsNotBelieved() {
        ocsp = asked -> new Ocsp(asked)
                .nonce(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[32]).getEncoded()))
                .answer();
        ocspIsNotBelieved("an answer to another question (nonce)");
    }

    @Test
    void anAnswerMadeInAdvanceWithoutANonceIsBelieved() {
        ocsp = asked -> new Ocsp(asked).nonce(null).answer();
        assertThat(result().stages()).hasSize(1);
    }

    @Test
    void aStaleAnswerIsNotBelieved() {
        ocsp = asked -> new Ocsp(asked)
                .from(NOW.minusSeconds(3600), NOW.minusSeconds(600))
                .answer();
        ocspIsNotBelieved("a stale answer (nextUpdate 2026-03-01T11:50:00Z)");
        ocsp = asked -> new Ocsp(asked).from(NOW.minusSeconds(3600), null).answer();
        ocspIsNotBelieved("no nextUpdate");
    }

    @Test
    void anAnswerFromTheFutureIsNotBelieved() {
        ocsp = asked -> new Ocsp(asked)
                .from(NOW.plusSeconds(600), NOW.plusSeconds(1200))
                .answer();
        ocspIsNotBelieved("an answer from the future");
    }

    @Test
    void clocksMayDifferByMinutes() {
        ocsp = asked -> new Ocsp(asked)
                .from(NOW.plusSeconds(120), NOW.plusSeconds(1200))
                .answer();
        assertThat(result().stages()).hasSize(1);
    }

    @Test
    void aResponderThatDoesNotKnowTheCertificateTellsNothing() {
        ocsp = asked -> new Ocsp(asked).status(new UnknownStatus()).answer();
        ocspIsNotBelieved("does not know the certificate");
    }

    @Test
    void aRefusalAndNonsenseAreNotBelieved() {
        ocsp = asked ->
                new OCSPRespBuilder().build(OCSPRespBuilder.UNAUTHORIZED, null).getEncoded();
        ocspIsNotBelieved("response status 6");
        ocsp = asked -> "<html>".getBytes();
        ocspIsNotBelieved("cannot be read");
    }

    @Test
    void aCrlThatIsStaleForgedOrSomebodyElsesIsNotBelieved() {
        crl = asked -> crl(issuerKey, ISSUER, NOW.minusSeconds(600), null);
        crlIsNotBelieved("a stale CRL (nextUpdate 2026-03-01T11:50:00Z)");
        crl = asked -> crl(issuerKey, ISSUER, null, null);
        crlIsNotBelieved("a CRL without nextUpdate");
        crl = asked -> crl(otherKey, ISSUER, NOW.plusSeconds(60), null);
        crlIsNotBelieved("a CRL that the issuer did not sign");
        crl = asked -> crl(issuerKey, new X500Name("CN=TEST Other CA"), NOW.plusSeconds(60), null);
        crlIsNotBelieved("a CRL of another issuer");
        crl = asked -> "<html>".getBytes();
        crlIsNotBelieved("no X.509 CRL");
    }

    @Test
    void anAnswerIsRememberedForAWhileAndNotKnowingIsNot() {
        Revocation cached = new CachedRevocation(revocation, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(2));
        ASKED.set(0);
        assertThat(cached.of(card, issuer)).isEqualTo(cached.of(card, issuer));
        assertThat(ASKED).hasValue(1);
        ocsp = asked -> new byte[0];
        crl = asked -> new byte[0];
        Revocation unknowing =
                new CachedRevocation(revocation, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(2));
        unknowing.of(card, issuer);
        unknowing.of(card, issuer);
        assertThat(ASKED).hasValue(3);
    }
}
