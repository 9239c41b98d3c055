package se.sakeratkomst.cards.page;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.PIN_2;
import static se.sakeratkomst.cards.RunningCards.RUT;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;
import static se.sakeratkomst.cards.RunningCards.challenge;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cms.CMSSignedData;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.cards.pki.Pem;

class CardPagesTest {

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
    void theDrawerShowsACardsFaceWithItsPinsBeforeItIsMadeAndAfter() {
        Element before = Jsoup.parse(cards.get("/").body()).selectFirst("[data-card=" + ANNA + "]");
        assertThat(before.text()).contains("Anna Testläkare", "TEST", "SE5599990008-ANNA", PIN_1, PIN_2, "90000001");

        cards.get("/card?id=" + ANNA);

        Element after = Jsoup.parse(cards.get("/").body()).selectFirst("[data-card=" + ANNA + "]");
        assertThat(after.attr("data-made")).isEqualTo("true");
        assertThat(after.attr("data-state")).isEqualTo("ok");
        assertThat(after.text()).contains("giltigt", PIN_1, "90000001");
    }

    @Test
    void theDrawerShowsSomeCardsAtATimeAndSearches() {
        Document first = Jsoup.parse(cards.get("/").body());
        assertThat(first.select("[data-card]")).hasSize(DrawerPage.MOST);
        Document second = Jsoup.parse(
                cards.get(first.selectFirst("a[rel=next]").attr("href")).body());
        assertThat(second.select("[data-card]")).isNotEmpty();
        assertThat(second.select("[data-card]").eachAttr("data-card"))
                .doesNotContainAnyElementsOf(first.select("[data-card]").eachAttr("data-card"));

        assertThat(found("/?q=anna+testl%C3%A4kare")).containsExactly(ANNA);
        assertThat(found("/?q=SE5599990008-ANNA")).containsExactly(ANNA);
        assertThat(found("/?q=nobody+at+all")).isEmpty();
        assertThat(found("/?kind=reserve-loa2")).contains(RUT).doesNotContain(ANNA);
        assertThat(found("/?state=untrusted")).isNotEmpty().doesNotContain(ANNA);
        assertThat(found("/?state=unmade&page=99")).isNotEmpty();
    }

    @Test
    void theDrawerTellsABlockedPinAndARevokedCardByWordAndSearchesForThem() {
        for (int i = 0; i < 3; i++) {
            assertThat(cards.sign(ANNA, WRONG_PIN, challenge("blocked")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(Jsoup.parse(cards.get("/?q=SE5599990008-ANNA").body())
                        .selectFirst("[data-card=" + ANNA + "]")
                        .attr("data-state"))
                .isEqualTo("pin-blocked");
        Element blocked =
                Jsoup.parse(cards.get("/?state=pin-blocked&q=anna").body()).selectFirst("[data-card=" + ANNA + "]");
        assertThat(blocked.text()).contains("PIN spärrad");

        cards.postForm("/card/revoke", Map.of("card", ANNA, "reason", "keyCompromise"));

        assertThat(found("/?state=pin-blocked&q=anna")).doesNotContain(ANNA);
        assertThat(found("/?state=revoked&q=anna")).containsExactly(ANNA);
    }

    @Test
    void aCardsPageTellsEachCertificateAndGivesItAsPemAndDer() throws Exception {
        Document page = Jsoup.parse(cards.get("/card?id=" + ANNA).body());

        assertThat(page.select("[data-token]")).hasSize(2);
        Elements certificates = page.select("[data-certificate]");
        assertThat(certificates).hasSize(4);
        assertThat(certificates.get(0).text())
                .contains(
                        "serialNumber=SE5599990008-ANNA",
                        "digitalSignature; clientAuth",
                        "LoA 3",
                        "antagande",
                        "http://cards.example.test:18020/ocsp",
                        "/pki/person-hsa-id-3.crl",
                        "urn:saker-atkomst-sandbox:TEST:lab:default");
        assertThat(certificates.get(2).text()).contains("nonRepudiation").doesNotContain("clientAuth");
        String fingerprint = certificates.get(0).attr("data-certificate");
        assertThat(cards.get("/card/" + ANNA + "/" + fingerprint + ".pem").body())
                .startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(Pem.sha256(cards.bytes("/card/" + ANNA + "/" + fingerprint + ".cer")
                        .body()))
                .isEqualTo(fingerprint);
        assertThat(cards.get("/card/" + RUT + "/" + fingerprint + ".cer").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCardsPageRevokesOneCertificateAndTellsWhatHasHappened() {
        Element held = Jsoup.parse(cards.get("/card?id=" + ANNA).body()).selectFirst("[data-certificate]");
        cards.sign(ANNA, PIN_1, challenge("event"));

        HttpResponse<String> done = cards.postForm(
                "/card/revoke",
                Map.of("card", ANNA, "certificate", held.attr("data-certificate"), "reason", "affiliationChanged"));

        assertThat(done.statusCode()).isEqualTo(303);
        Document page = Jsoup.parse(
                cards.get(done.headers().firstValue("Location").orElseThrow()).body());
        assertThat(page.select("[data-certificate] .refused")).hasSize(1);
        assertThat(page.select("[data-certificate] .refused").text()).contains("affiliationChanged");
        assertThat(page.select("#events tbody tr").eachText().get(0)).contains("pki.certificate.revoked");
        assertThat(page.select("#events tbody tr").text()).contains("card.signature");
        assertThat(cards.postForm("/card/revoke", Map.of("card", ANNA, "reason", "boredom"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCardThatDoesNotExistIsToldOnAPage() {
        HttpResponse<String> missing = cards.get("/card?id=nobody");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(missing.body()).select("[role=alert] dd")).hasSize(4);
    }

    @Test
    void everyPageIsWholeInBothLanguagesAndNeedsNothingFromOutside() {
        for (String path : List.of(
                "/",
                "/card?id=" + ANNA,
                "/readers",
                "/app",
                "/faults",
                "/catalogue",
                "/catalogue/" + ANNA,
                "/catalogue/+",
                "/handout")) {
            for (String language : List.of("sv", "en")) {
                HttpResponse<String> answer = cards.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .contains("default-src 'none'", "frame-ancestors 'none'");
                Document page = Jsoup.parse(answer.body());
                assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
                assertThat(page.text()).as(path).doesNotContain("??").contains("TEST");
                assertThat(page.select("script, link, img, iframe")).isEmpty();
                assertThat(page.select("nav a")).hasSizeGreaterThanOrEqualTo(6);
                for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
                    assertThat(field.parent().tagName().equals("label")
                                    || !page.select("label[for=" + field.id() + "]")
                                            .isEmpty())
                            .as(path + " " + field)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/unblock, card=x&use=legitimering&puk=1&pin=2",
        "/card/revoke, card=x&reason=unspecified",
        "/sign/card, challenge=x",
        "/faults/toggle, fault=ocsp-down&on=true",
        "/faults/heal, a=b",
        "/faults/clock, mode=wall",
        "/catalogue, yaml=x",
        "/readers, name=x",
        "/readers/reader/card, card=x",
        "/handout/client-certificate, organisation=x"
    })
    void aFormThatAPageOfAnotherOriginPostsIsRefused(String path, String form) throws Exception {
        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cards.base() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(refused.body()).select("[role=alert]")).hasSize(1);
    }

    @Test
    void pagesAreInSwedishUnlessEnglishIsAskedFor() {
        assertThat(Jsoup.parse(cards.get("/").body()).selectFirst("html").attr("lang"))
                .isEqualTo("sv");
        Document english = Jsoup.parse(cards.get("/?lang=en").body());
        assertThat(english.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(english.text()).contains("The cards of the lab");
        assertThat(english.text()).doesNotContain("??");
    }

    @Test
    void thePageShowsWhoAsksAndPostsTheSignatureToWhereTheChallengeSays() throws Exception {
        byte[] challenge = challenge("login-1");
        HttpResponse<String> asked = cards.postForm("/sign", posted(challenge, returnOf("login-1")));

        Document page = Jsoup.parse(asked.body(), cards.base().toString());
        assertThat(page.getElementById("sp-name").text()).isEqualTo("TEST Journal Åsen");
        assertThat(page.getElementById("idp").text()).isEqualTo("urn:saker-atkomst-sandbox:TEST:default:sambi:idp");

        HttpResponse<String> signed = submit(page, PIN_1);

        assertThat(signed.statusCode()).isEqualTo(200);
        Element answer = Jsoup.parse(signed.body()).getElementById("card-answer");
        assertThat(answer.attr("action")).isEqualTo(returnOf("login-1"));
        CMSSignedData cms = new CMSSignedData(
                Base64.getDecoder().decode(answer.selectFirst("[name=cms]").attr("value")));
        assertThat((byte[]) cms.getSignedContent().getContent()).isEqualTo(challenge);
    }

    @Test
    void aWrongPinShowsThePageAgainWithTheTriesLeft() {
        Document page = Jsoup.parse(cards.postForm("/sign", posted(challenge("login-2"), returnOf("login-2")))
                .body());

        HttpResponse<String> refused = submit(page, WRONG_PIN);

        assertThat(refused.statusCode()).isEqualTo(403);
        Document again = Jsoup.parse(refused.body());
        assertThat(again.selectFirst("[role=alert]").text()).contains("tries left: 2");
        assertThat(again.getElementById("card-choice")).isNotNull();
        assertThat(refused.body()).doesNotContain(WRONG_PIN);
    }

    @Test
    void aBlockedCardSaysSo() {
        Document page = Jsoup.parse(cards.postForm("/sign", posted(challenge("login-3"), returnOf("login-3")))
                .body());
        for (int i = 0; i < 3; i++) {
            submit(page, WRONG_PIN);
        }

        HttpResponse<String> refused = submit(page, PIN_1);

        assertThat(refused.statusCode()).isEqualTo(423);
        assertThat(Jsoup.parse(refused.body()).selectFirst("[role=alert]").text())
                .contains("PUK");
    }

    @Test
    void aChallengeOfAnotherFormIsRefusedOnAPageInFourPartsAndJournalled() {
        HttpResponse<String> refused =
                cards.postForm("/sign", posted("{}".getBytes(StandardCharsets.UTF_8), returnOf("x")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(Jsoup.parse(refused.body()).select("[role=alert] dd")).hasSize(4);
        assertThat(cards.journal("card.challenge.refused")).hasSize(1);
    }

    @Test
    void aReturnThatIsNotTheChallengesIsRefused() {
        assertThat(cards.postForm("/sign", posted(challenge("login-4"), "https://elsewhere.example.test/"))
                        .statusCode())
                .isEqualTo(400);
        Map<String, String> form = posted(challenge("login-4"), "https://elsewhere.example.test/");
        form.putAll(Map.of("card", ANNA, "certificate", "hsa-id", "pin", PIN_1));
        assertThat(cards.postForm("/sign/card", form).statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownCardIsToldOnThePage() {
        Map<String, String> form = posted(challenge("login-5"), returnOf("login-5"));
        form.putAll(Map.of("card", "nobody", "certificate", "hsa-id", "pin", PIN_1));

        HttpResponse<String> refused = cards.postForm("/sign/card", form);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(refused.body()).selectFirst("[role=alert]").text())
                .contains("nobody");
    }

    @Test
    void aCardsPageUnblocksWithThePuk() {
        Map<String, String> form = Map.of("card", ANNA, "use", "legitimering", "puk", "90000001", "pin", "654321");

        HttpResponse<String> done = cards.postForm("/unblock", form);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(cards.get(done.headers().firstValue("Location").orElseThrow())
                                .body())
                        .text())
                .contains("654321", "Upplåst");
        HttpResponse<String> refused =
                cards.postForm("/unblock", Map.of("card", ANNA, "use", "legitimering", "puk", "0", "pin", "654321"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(refused.body()).select("[role=alert]")).hasSize(1);
    }

    @Test
    void theHandoutPageGivesTrustAndAClientCertificate() throws Exception {
        assertThat(Jsoup.parse(cards.get("/handout").body()).select("a[href$=trust.p12]"))
                .hasSize(1);

        HttpResponse<byte[]> file = cards.post(
                "/handout/client-certificate",
                "application/x-www-form-urlencoded",
                "organisation=TEST+AB&commonName=system".getBytes(StandardCharsets.US_ASCII));

        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file.body()), "changeit".toCharArray());
        assertThat(store.isKeyEntry("client")).isTrue();
        assertThat(cards.postForm("/handout/client-certificate", Map.of("organisation", "TEST AB"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesOfALabLinkInsideThatLab() {
        cards.control("PUT", "/admin/labs/course-07", null);

        Document page = Jsoup.parse(cards.get("/labs/course-07/handout").body());

        assertThat(page.select("a[href$=trust.pem]").attr("href")).isEqualTo("/labs/course-07/pki/trust.pem");
        assertThat(page.selectFirst("form").attr("action")).startsWith("/labs/course-07/handout/");
    }

    private static List<String> found(String path) {
        return Jsoup.parse(cards.get(path).body()).select("[data-card]").eachAttr("data-card");
    }

    private HttpResponse<String> submit(Document page, String pin) {
        Element form = page.getElementById("card-choice");
        Map<String, String> fields = new HashMap<>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        fields.putAll(Map.of("card", ANNA, "certificate", "hsa-id", "pin", pin));
        return cards.postForm(form.attr("action"), fields);
    }

    private static Map<String, String> posted(byte[] challenge, String answerTo) {
        return new HashMap<>(Map.of("challenge", new String(challenge, StandardCharsets.UTF_8), "return", answerTo));
    }

    private static String returnOf(String login) {
        return "https://idp.example.test/sambi/login/" + login + "/card";
    }
}
