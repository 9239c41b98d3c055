package se.sakeratkomst.cards.page;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;
import static se.sakeratkomst.cards.RunningCards.challenge;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.cms.CMSSignedData;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;

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
    void theDrawerListsEveryCardBeforeAnyIsMadeAndShowsPinAndLabelAfter() {
        Document before = Jsoup.parse(cards.get("/").body());
        assertThat(before.select("article[data-card]")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(before.selectFirst("article[data-card=" + ANNA + "]").text()).contains("Anna Testläkare");

        cards.get("/card?id=" + ANNA);

        Document after = Jsoup.parse(cards.get("/").body());
        Element anna = after.selectFirst("article[data-card=" + ANNA + "]");
        assertThat(anna.attr("data-state")).isEqualTo("ready");
        assertThat(anna.text()).contains("TEST Anna Testlakare (Leg)", PIN_1, "90000001");
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
    void theDrawerUnblocksWithThePuk() {
        Map<String, String> form = Map.of("card", ANNA, "use", "legitimering", "puk", "90000001", "pin", "654321");

        HttpResponse<String> done = cards.postForm("/unblock", form);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(done.body()).text()).contains("654321");
        assertThat(cards.postForm("/unblock", Map.of("card", ANNA, "use", "legitimering", "puk", "0", "pin", "654321"))
                        .statusCode())
                .isEqualTo(403);
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
