package se.sakeratkomst.cards.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.PIN_2;
import static se.sakeratkomst.cards.RunningCards.RUT;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;
import static se.sakeratkomst.cards.RunningCards.challenge;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

class CardSigningTest {

    private static RunningCards cards;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh();
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
    void listsEveryCardWithTwoTokensAndTheirCertificates() {
        JsonNode all = JSON.readTree(cards.get("/api/cards").body());

        assertThat(all.valueStream().map(card -> card.path("id").asString()))
                .contains(ANNA, "sara-testskoterska", "farid-testapotekare", "vera-testveterinar", RUT);
        assertThat(all.valueStream().map(card -> card.path("state").asString()))
                .allMatch(List.of("ready", "unmade", "blocked")::contains);
        JsonNode made = cards.json("/api/cards/" + ANNA, "/api/cards/" + RUT);
        assertThat(made.valueStream()).allSatisfy(card -> {
            assertThat(card.path("state").asString()).isEqualTo("ready");
            assertThat(card.path("tokens")
                            .valueStream()
                            .map(token -> token.path("use").asString()))
                    .containsExactly("legitimering", "underskrift");
            assertThat(card.path("tokens").valueStream()).allSatisfy(token -> {
                assertThat(token.path("label").asString()).startsWith("TEST ").hasSizeLessThanOrEqualTo(32);
                assertThat(token.path("triesLeft").asInt()).isEqualTo(3);
            });
        });
        assertThat(made.valueStream()
                        .flatMap(card -> card.path("tokens").valueStream())
                        .map(token -> token.path("label").asString()))
                .doesNotHaveDuplicates();
        assertThat(kinds(made, ANNA)).containsExactly("hsa-id", "person-id");
        assertThat(kinds(made, RUT)).containsExactly("hsa-id", "person-id");
    }

    @Test
    void signsTheVeryBytesOfTheChallengeAndTheChainLeadsToTheRoot() throws Exception {
        byte[] challenge = challenge("login-1");

        CMSSignedData cms = cms(cards.sign(ANNA, PIN_1, challenge));

        assertThat((byte[]) cms.getSignedContent().getContent()).isEqualTo(challenge);
        X509Certificate signer = signer(cms);
        assertThat(signer.getSubjectX500Principal().getName()).contains("CN=Anna Testläkare");
        assertThat(signer.getKeyUsage()[0]).as("digitalSignature").isTrue();
        assertThat(signer.getKeyUsage()[1]).as("nonRepudiation").isFalse();
        assertThat(signer.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        List<X509Certificate> inside = certificates(cms);
        assertThat(inside).hasSize(2);
        X509Certificate root = trust().get(0);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(inside);
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .isNotNull();
    }

    @Test
    void signsWithTheSigningKeyWhateverContentItIsGiven() throws Exception {
        byte[] content = "Jag intygar".getBytes(StandardCharsets.UTF_8);

        CMSSignedData cms = cms(cards.sign("", ANNA, PIN_2, "underskrift", "person-id", content));

        X509Certificate signer = signer(cms);
        assertThat(signer.getSubjectX500Principal().getName("RFC1779")).contains("198004262385");
        assertThat(signer.getKeyUsage()[0]).as("digitalSignature").isFalse();
        assertThat(signer.getKeyUsage()[1]).as("nonRepudiation").isTrue();
        assertThat(signer.getExtendedKeyUsage()).isNull();
    }

    @Test
    void aReserveCardCarriesThePolicyOfLoa2() throws Exception {
        JsonNode oids = JSON.readTree(cards.get("/pki/policies").body()).path("oids");

        X509CertificateHolder reserve = holder(cms(cards.sign(RUT, PIN_1, challenge("login-2"))));
        X509CertificateHolder ordinary = holder(cms(cards.sign(ANNA, PIN_1, challenge("login-3"))));

        assertThat(oids.path(policy(reserve)).path("loa").asInt()).isEqualTo(2);
        assertThat(oids.path(policy(ordinary)).path("loa").asInt()).isEqualTo(3);
        assertThat(oids.path(policy(reserve)).path("assumption").asString()).isEqualTo("cards.policy-loa2");
    }

    @Test
    void theJournalShowsWhichKeyOfWhichTokenSigned() throws Exception {
        CMSSignedData cms = cms(cards.sign(ANNA, PIN_1, challenge("login-4")));

        JsonNode entry = last(cards.journal("card.signature"));
        JsonNode facts = entry.path("facts");
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(entry.path("correlation").valueStream().map(JsonNode::asString))
                .contains(
                        "login-4", "nonce-of-login-4", facts.path("certificate").asString());
        assertThat(facts.path("token").asString()).isEqualTo("TEST Anna Testlakare (Leg)");
        assertThat(facts.path("tokenSerial").asString()).matches("[0-9a-f]{16}");
        assertThat(facts.path("ckaId").asString()).isEqualTo("0101");
        assertThat(facts.path("publicKeySha256").asString())
                .isEqualTo(se.sakeratkomst.cards.pki.Pem.sha256(
                        signer(cms).getPublicKey().getEncoded()));
        assertThat(entry.toString()).doesNotContain(PIN_1);
    }

    @Test
    void aWrongPinIsRefusedAndSaysHowManyTriesAreLeft() {
        HttpResponse<String> refused = cards.sign(ANNA, WRONG_PIN, challenge("login-5"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(problem.path("triesLeft").asInt()).isEqualTo(2);
        assertThat(problem.path("observed").asString()).contains("tries left: 2");
        assertThat(problem.path("remedy").asString()).isNotEmpty();
        assertThat(last(cards.journal("card.signature")).path("outcome").asString())
                .isEqualTo("refused");
    }

    @Test
    void theRightPinGivesTheTriesBack() {
        cards.sign(ANNA, WRONG_PIN, challenge("login-6"));
        cards.sign(ANNA, WRONG_PIN, challenge("login-7"));
        assertThat(triesLeft(ANNA)).isEqualTo(1);

        assertThat(cards.sign(ANNA, PIN_1, challenge("login-8")).statusCode()).isEqualTo(200);

        assertThat(triesLeft(ANNA)).isEqualTo(3);
    }

    @Test
    void threeWrongPinsBlockTheTokenEvenForTheRightPinAndLeaveTheOtherTokenAlone() {
        for (int i = 0; i < 3; i++) {
            assertThat(cards.sign(ANNA, WRONG_PIN, challenge("login-9")).statusCode())
                    .isEqualTo(403);
        }

        assertThat(cards.sign(ANNA, PIN_1, challenge("login-10")).statusCode()).isEqualTo(423);
        assertThat(JSON.readTree(cards.get("/api/cards/" + ANNA).body())
                        .path("state")
                        .asString())
                .isEqualTo("blocked");
        assertThat(cards.sign("", ANNA, PIN_2, "underskrift", "hsa-id", new byte[] {1})
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePukSetsANewPinOnTheTokenItself() {
        for (int i = 0; i < 3; i++) {
            cards.sign(ANNA, WRONG_PIN, challenge("login-11"));
        }

        assertThat(unblock("90000001", "654321").statusCode()).isEqualTo(200);

        assertThat(cards.sign(ANNA, PIN_1, challenge("login-12")).statusCode()).isEqualTo(403);
        assertThat(cards.sign(ANNA, "654321", challenge("login-13")).statusCode())
                .isEqualTo(200);
        cards.reset();
        assertThat(cards.sign(ANNA, PIN_1, challenge("login-14")).statusCode())
                .as("the reset put the PIN back")
                .isEqualTo(200);
    }

    @Test
    void tenWrongPuksBlockTheTokenForGood() {
        for (int i = 0; i < 10; i++) {
            assertThat(unblock("11111111", "654321").statusCode()).isEqualTo(403);
        }

        assertThat(unblock("90000001", "654321").statusCode()).isEqualTo(423);
    }

    @Test
    void anUnknownCardIsNotFoundAndTheAnswerSaysWhereTheyAre() {
        HttpResponse<String> refused = cards.sign("nobody", PIN_1, challenge("login-15"));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("GET /api/cards");
    }

    @Test
    void aCertificateTheCardLacksIsNotFound() {
        assertThat(cards.sign("", "rolf-testreservtre", PIN_1, "legitimering", "person-id", challenge("login-16"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLegitimeringKeySignsNothingButAChallenge() {
        HttpResponse<String> refused = cards.sign(ANNA, PIN_1, "not a challenge".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(triesLeft(ANNA)).isEqualTo(3);
    }

    @Test
    void aBodyThatIsNotUnderstoodTakesNoTry() {
        assertThat(cards.postJson(
                                "/api/cards/" + ANNA + "/sign",
                                Map.of("pin", "", "content", "AA==", "use", "underskrift"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(cards.postJson("/api/cards/" + ANNA + "/sign", Map.of("pin", PIN_1, "content", "%%%"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(cards.postJson(
                                "/api/cards/" + ANNA + "/sign", Map.of("pin", PIN_1, "use", "annat", "content", "AA=="))
                        .statusCode())
                .isEqualTo(400);
        assertThat(triesLeft(ANNA)).isEqualTo(3);
    }

    @Test
    void aWrongPinFailsWhileOthersSignWithTheSameToken() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                String pin = round % 4 == 3 ? WRONG_PIN : PIN_1;
                calls.add(() -> cards.sign(ANNA, pin, challenge("login-busy")).statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            for (int batch = 0; batch < calls.size(); batch += 4) {
                List<Future<Integer>> running = clients.invokeAll(calls.subList(batch, batch + 4));
                for (Future<Integer> one : running) {
                    statuses.add(one.get());
                }
            }
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(15);
            assertThat(statuses.stream().filter(status -> status == 403)).hasSize(5);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void anotherLabHasCardsOfItsOwnWhoseCertificatesNameIt() throws Exception {
        cards.control("PUT", "/admin/labs/course-07", null);

        CMSSignedData here = cms(cards.sign(ANNA, PIN_1, challenge("login-17")));
        CMSSignedData there =
                cms(cards.sign("/labs/course-07", ANNA, PIN_1, "legitimering", "hsa-id", challenge("login-18")));

        assertThat(signer(there).getPublicKey()).isNotEqualTo(signer(here).getPublicKey());
        assertThat(signer(there).getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("urn:saker-atkomst-sandbox:TEST:lab:course-07");
        assertThat(signer(here).getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("urn:saker-atkomst-sandbox:TEST:lab:default");
        assertThat(new String(signer(there).getExtensionValue("1.3.6.1.5.5.7.1.1"), StandardCharsets.ISO_8859_1))
                .contains("http://cards.example.test:18020/labs/course-07/ocsp");
        cards.sign("/labs/course-07", ANNA, WRONG_PIN, "legitimering", "hsa-id", challenge("login-19"));
        assertThat(triesLeft(ANNA)).isEqualTo(3);
    }

    @Test
    void snapshotAndRestoreKeepCountersAndPins() {
        cards.sign(ANNA, WRONG_PIN, challenge("login-20"));
        JsonNode snapshot = JSON.readTree(
                cards.control("GET", "/admin/labs/default/snapshot", null).body());
        cards.reset();
        assertThat(triesLeft(ANNA)).isEqualTo(3);

        assertThat(cards.control("PUT", "/admin/labs/default/snapshot", snapshot)
                        .statusCode())
                .isEqualTo(200);

        assertThat(triesLeft(ANNA)).isEqualTo(2);
    }

    @Test
    void theBareLoopIsMeasuredNextToTheServiceOnTheSameToken() {
        JsonNode measured = JSON.readTree(cards.control("POST", "/admin/labs/default/bench/signatures?seconds=1", null)
                .body());

        assertThat(measured.path("perSecond").asDouble()).isPositive();
        assertThat(measured.path("throughService").asDouble()).isPositive();
        assertThat(measured.path("token").asString()).isEqualTo("TEST Anna Testlakare (Leg)");
    }

    @Test
    void aTokenTakenAwayCannotSignAndSeedingMakesTheCardAnew() throws Exception {
        String card = "vera-testveterinar";
        X509Certificate lost = signer(cms(cards.sign(card, PIN_1, challenge("login-21"))));
        byte[] before = lost.getPublicKey().getEncoded();
        String serial = JSON.readTree(cards.get("/api/cards/" + card).body())
                .path("tokens")
                .path(0)
                .path("serial")
                .asString();

        RunningCards.deleteRecursively(tokenFolder(serial));

        HttpResponse<String> refused = cards.sign(card, PIN_1, challenge("login-22"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(refused.body()).path("remedy").asString()).isNotEmpty();
        assertThat(last(cards.journal("card.signature")).path("outcome").asString())
                .isEqualTo("refused");

        cards.control("POST", "/admin/labs/default/seed", null);

        byte[] after = signer(cms(cards.sign(card, PIN_1, challenge("login-23"))))
                .getPublicKey()
                .getEncoded();
        assertThat(after).isNotEqualTo(before);
        assertThat(cards.journal("card.lost")).hasSize(1);
        assertThat(java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(
                                cards.bytes("/pki/person-hsa-id-3.crl").body()))
                        .isRevoked(lost))
                .as("the lost card's certificate is revoked")
                .isTrue();
    }

    private static Path tokenFolder(String serial) throws Exception {
        try (Stream<Path> folders = Files.list(RunningCards.HOME.resolve("softhsm/tokens"))) {
            return folders.filter(folder ->
                            folder.getFileName().toString().replace("-", "").endsWith(serial))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private HttpResponse<String> unblock(String puk, String pin) {
        return cards.postJson("/api/cards/" + ANNA + "/unblock", Map.of("puk", puk, "pin", pin, "use", "legitimering"));
    }

    private static int triesLeft(String card) {
        return JSON.readTree(cards.get("/api/cards/" + card).body())
                .path("tokens")
                .path(0)
                .path("triesLeft")
                .asInt();
    }

    private static List<String> kinds(JsonNode all, String id) {
        return all.valueStream()
                .filter(card -> card.path("id").asString().equals(id))
                .flatMap(
                        card -> card.path("tokens").path(0).path("certificates").valueStream())
                .map(certificate -> certificate.path("kind").asString())
                .toList();
    }

    private static CMSSignedData cms(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new CMSSignedData(Base64.getDecoder()
                .decode(JSON.readTree(answer.body()).path("cms").asString()));
    }

    private static X509CertificateHolder holder(CMSSignedData cms) throws Exception {
        SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
        @SuppressWarnings("unchecked")
        Collection<X509CertificateHolder> found = cms.getCertificates()
                .getMatches((org.bouncycastle.util.Selector<X509CertificateHolder>) signer.getSID());
        X509CertificateHolder holder = found.iterator().next();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder)))
                .isTrue();
        assertThat(signer.getDigestAlgOID()).isEqualTo("2.16.840.1.101.3.4.2.1");
        return holder;
    }

    private static X509Certificate signer(CMSSignedData cms) throws Exception {
        return new JcaX509CertificateConverter().getCertificate(holder(cms));
    }

    private static String policy(X509CertificateHolder certificate) {
        return org.bouncycastle.asn1.x509.CertificatePolicies.fromExtensions(certificate.getExtensions())
                .getPolicyInformation()[0]
                .getPolicyIdentifier()
                .getId();
    }

    private static List<X509Certificate> certificates(CMSSignedData cms) throws Exception {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    @SuppressWarnings("unchecked")
    private static List<X509Certificate> trust() throws Exception {
        return List.copyOf((Collection<X509Certificate>) CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(cards.bytes("/pki/trust.pem").body())));
    }

    private static JsonNode last(List<JsonNode> entries) {
        return entries.get(entries.size() - 1);
    }
}
