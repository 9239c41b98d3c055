package se.sakeratkomst.cards.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

class PkiTest {

    private static RunningCards cards;
    private static KeyPair keys;

    @BeforeAll
    static void start() throws Exception {
        cards = RunningCards.fresh();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @Test
    void everyAuthorityIsNamedTestAndIssuedByTheRoot() throws Exception {
        List<X509Certificate> trust = chain(cards.get("/pki/trust.pem").body());

        assertThat(trust).hasSize(Ca.trusted().size());
        Map<Ca, X509Certificate> served = new EnumMap<>(Ca.class);
        for (Ca ca : Ca.values()) {
            byte[] der = cards.bytes("/pki/" + ca.slug() + ".cer").body();
            served.put(ca, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        }
        for (Ca ca : Ca.values()) {
            X509Certificate certificate = served.get(ca);
            X509Certificate root = served.get(ca.root());
            assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=TEST ", "TEST,C=SE");
            assertThat(certificate.getIssuerX500Principal()).isEqualTo(root.getSubjectX500Principal());
            assertThat(certificate.getBasicConstraints()).isNotNegative();
            certificate.verify(root.getPublicKey());
            assertThat(trust.contains(certificate)).isEqualTo(ca.isTrusted());
        }
    }

    @Test
    void theAuthoritiesKeysLieInAFileOnlyItsOwnerReads() throws Exception {
        cards.get("/pki/trust.pem");
        var folder = RunningCards.HOME.resolve("pki");

        for (String name : List.of("ca.p12", "ca.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aServerCertificateNamesWhatWasAskedAndLeadsToTheRoot() throws Exception {
        HttpResponse<String> answer = cards.control(
                "POST",
                "/admin/labs/default/pki/server-certificates",
                Map.of("csr", csr(keys), "names", List.of("localhost", "idp", "127.0.0.1")));

        List<X509Certificate> chain =
                chain(JSON.readTree(answer.body()).path("chain").asString());
        X509Certificate leaf = chain.get(0);
        assertThat(leaf.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("localhost", "idp", "127.0.0.1");
        assertThat(leaf.getExtendedKeyUsage()).contains("1.3.6.1.5.5.7.3.1");
        assertThat(extension(leaf, "2.5.29.31")).contains("http://cards.example.test:18020/pki/function.crl");
        assertThat(extension(leaf, "1.3.6.1.5.5.7.1.1"))
                .contains("http://cards.example.test:18020/ocsp", "http://cards.example.test:18020/pki/function.cer");
        validate(chain);
    }

    @Test
    void aClientCertificateNamesTheLabItIsValidIn() throws Exception {
        cards.control("PUT", "/admin/labs/course-07", null);

        JsonNode issued = JSON.readTree(cards.control(
                        "POST",
                        "/admin/labs/course-07/pki/client-certificates",
                        Map.of(
                                "organisation", "TEST Leverantör AB",
                                "commonName", "journal.example.test",
                                "hsaId", "SE5599990032-1001",
                                "csr", csr(keys)))
                .body());

        X509Certificate leaf = chain(issued.path("chain").asString()).get(0);
        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("urn:saker-atkomst-sandbox:TEST:lab:course-07");
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(leaf.getIssuerX500Principal().getName()).contains("TEST SITHS e-id Function CA");
        assertThat(issued.has("privateKey")).isFalse();
    }

    @Test
    void withoutACsrTheKeyIsMadeAndHandedOutOnce() {
        JsonNode issued = JSON.readTree(cards.control(
                        "POST",
                        "/admin/labs/default/pki/client-certificates",
                        Map.of("organisation", "TEST AB", "commonName", "system"))
                .body());

        assertThat(issued.path("privateKey").asString()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(cards.journal("pki.certificate.issued").toString()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void badRequestsAreRefusedInFourParts() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("EC").generateKeyPair();
        PKCS10CertificationRequest stolen = new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("CN=TEST"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(other.getPrivate()));
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);

        assertRefused(Map.of("csr", "no request", "names", List.of("localhost")), "does not parse|no PKCS#10");
        assertRefused(Map.of("csr", pem(stolen), "names", List.of("localhost")), "its own key does not verify");
        assertRefused(Map.of("csr", csr(weak.generateKeyPair()), "names", List.of("localhost")), "too short");
        assertRefused(Map.of("csr", csr(keys), "names", List.of()), "no name");
        assertRefused(Map.of("csr", csr(keys), "names", List.of("not a name")), "not a name");
        assertRefused(Map.of("csr", csr(keys), "names", List.of("999.1.1.1")), "999.1.1.1");
        assertRefused(Map.of("names", List.of("localhost")), "no 'csr'");
    }

    @Test
    void theTrustIsExportedInThreeForms() throws Exception {
        assertThat(chain(
                        new String(cards.controlBytes("/admin/labs/default/trust?format=pem"), StandardCharsets.UTF_8)))
                .hasSize(Ca.trusted().size());
        for (Map.Entry<String, String> form :
                Map.of("p12", "PKCS12", "jks", "JKS").entrySet()) {
            byte[] exported = cards.controlBytes("/admin/labs/default/trust?format=" + form.getKey());
            KeyStore store = KeyStore.getInstance(form.getValue());
            store.load(new ByteArrayInputStream(exported), "changeit".toCharArray());
            assertThat(store.size()).isEqualTo(Ca.trusted().size());
            assertThat(store.isCertificateEntry("test-root")).isTrue();
            assertThat(cards.bytes("/pki/trust." + form.getKey()).statusCode()).isEqualTo(200);
        }
        assertThat(cards.control("GET", "/admin/labs/default/trust?format=exe", null)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatTheSourcesDoNotSayIsListedAsAssumptions() {
        JsonNode assumptions =
                JSON.readTree(cards.control("GET", "/admin/assumptions", null).body());

        assertThat(assumptions.valueStream().map(one -> one.path("id").asString()))
                .contains("cards.policy-loa3", "cards.policy-loa2", "cards.policy-function", "cards.puk-tries");
    }

    @Test
    void aPathOfAnUnknownAuthorityIsNotFound() {
        assertThat(cards.get("/pki/nobody.cer").statusCode()).isEqualTo(404);
        assertThat(cards.get("/pki/nobody.crl").statusCode()).isEqualTo(404);
        assertThat(cards.get("/labs/nobody/pki/root.cer").statusCode()).isEqualTo(404);
    }

    private static void assertRefused(Map<String, Object> body, String observed) {
        HttpResponse<String> answer =
                cards.control("POST", "/admin/labs/default/pki/server-certificates", new HashMap<>(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("observed").asString()).containsPattern(observed);
        assertThat(problem.path("remedy").asString()).isNotEmpty();
    }

    static void validate(List<X509Certificate> chain) throws Exception {
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(chain(cards.get("/pki/trust.pem").body()).get(0), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
    }

    private static String extension(X509Certificate certificate, String oid) {
        return new String(certificate.getExtensionValue(oid), StandardCharsets.ISO_8859_1);
    }

    private static String csr(KeyPair keys) throws Exception {
        String algorithm = keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return pem(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=TEST"), keys.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
    }

    private static String pem(PKCS10CertificationRequest request) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(request);
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<X509Certificate> chain(String pem) throws Exception {
        return List.copyOf((Collection<X509Certificate>) CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    }
}
