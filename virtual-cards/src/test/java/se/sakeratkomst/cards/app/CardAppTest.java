package se.sakeratkomst.cards.app;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.cms.CMSSignedData;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

class CardAppTest {

    private static RunningCards cards;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh("--sandbox.app.most-open=40");
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @AfterEach
    void putBack() {
        cards.reset();
    }

    @Test
    void theIdentityProviderGetsTheSignatureOfItsVeryChallengeOnceTheUserHasApproved() throws Exception {
        byte[] challenge = challenge("login-1");
        JsonNode order = order("", challenge);
        assertThat(text(order, "code")).matches("[2-9A-HJKMNP-TV-Z]{6}");
        assertThat(text(order, "page")).isEqualTo("http://cards.example.test:18020/app/" + text(order, "code"));
        assertThat(Instant.parse(text(order, "expires"))).isAfter(Instant.now());
        assertThat(text(ordered(order), "state")).isEqualTo("waiting");
        assertThat(ordered(order).has("cms")).isFalse();

        JsonNode asked =
                JSON.readTree(cards.get("/api/app/codes/" + text(order, "code")).body());
        assertThat(text(asked, "spName")).isEqualTo("TEST Journal Åsen");
        assertThat(asked.has("cms")).isFalse();
        assertThat(asked.has("order")).isFalse();

        assertThat(approve(order, PIN_1).statusCode()).isEqualTo(204);

        JsonNode signed = ordered(order);
        assertThat(text(signed, "state")).isEqualTo("signed");
        CMSSignedData cms = new CMSSignedData(Base64.getDecoder().decode(text(signed, "cms")));
        assertThat((byte[]) cms.getSignedContent().getContent()).isEqualTo(challenge);
        assertThat(cards.get("/api/app/codes/" + text(order, "code")).body()).doesNotContain("cms");
    }

    @Test
    void theJournalFollowsTheOrderByLoginAndNonceAndHoldsNoSecret() {
        JsonNode order = order("", challenge("login-journal"));
        cards.get("/app/" + text(order, "code"));
        approve(order, PIN_1);

        String journal = cards.control("GET", "/admin/labs/default/journal?correlation=login-journal", null)
                .body();
        List<String> kinds = JSON.readTree(journal)
                .path("entries")
                .valueStream()
                .map(entry -> text(entry, "kind"))
                .toList();
        assertThat(kinds)
                .containsExactly("app.order.created", "app.order.opened", "card.signature", "app.order.approved");
        assertThat(journal).contains("nonce-of-login-journal").doesNotContain(text(order, "order"), PIN_1);
    }

    @Test
    void aWrongPinLeavesTheOrderOpenAndTellsTheTriesLeft() {
        JsonNode order = order("", challenge("login-2"));

        HttpResponse<String> refused = approve(order, WRONG_PIN);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(refused.body()).path("triesLeft").intValue()).isEqualTo(2);
        assertThat(text(ordered(order), "state")).isEqualTo("waiting");
        assertThat(approve(order, PIN_1).statusCode()).isEqualTo(204);
    }

    @Test
    void aBlockedCardIsToldAndAnotherCardMayAnswer() {
        JsonNode order = order("", challenge("login-3"));
        for (int i = 0; i < 3; i++) {
            approve(order, WRONG_PIN);
        }

        assertThat(approve(order, PIN_1).statusCode()).isEqualTo(423);
        assertThat(text(ordered(order), "state")).isEqualTo("waiting");
        assertThat(approve(order, RunningCards.RUT, PIN_1).statusCode()).isEqualTo(204);
    }

    @Test
    void whoCancelsIsNotAskedAgain() {
        JsonNode order = order("", challenge("login-4"));

        assertThat(cancel(order).statusCode()).isEqualTo(204);

        assertThat(text(ordered(order), "state")).isEqualTo("cancelled");
        assertThat(approve(order, PIN_1).statusCode()).isEqualTo(409);
        assertThat(cancel(order).statusCode()).isEqualTo(409);
        assertThat(cards.journal("app.order.cancelled")).hasSize(1);
    }

    @Test
    void anOrderIsAnsweredOnceHoweverManyApproveAtATime() throws Exception {
        JsonNode order = order("", challenge("login-5"));
        CyclicBarrier together = new CyclicBarrier(4);
        Callable<Integer> one = () -> {
            together.await();
            return approve(order, PIN_1).statusCode();
        };
        ExecutorService users = Executors.newFixedThreadPool(4);
        try {
            assertThat(users.invokeAll(List.of(one, one, one, one)))
                    .extracting(answer -> answer.get())
                    .containsExactlyInAnyOrder(204, 409, 409, 409);
        } finally {
            users.shutdown();
        }
        assertThat(cards.journal("app.order.approved")).hasSize(1);
    }

    @Test
    void aWithdrawnOrderIsGoneForTheUserToo() {
        JsonNode order = order("", challenge("login-6"));

        assertThat(cards.delete("/api/app/orders/" + text(order, "order")).statusCode())
                .isEqualTo(204);

        assertThat(approve(order, PIN_1).statusCode()).isEqualTo(404);
        assertThat(cards.get("/api/app/orders/" + text(order, "order")).statusCode())
                .isEqualTo(404);
        assertThat(cards.delete("/api/app/orders/" + text(order, "order")).statusCode())
                .isEqualTo(404);
        assertThat(cards.journal("app.order.withdrawn")).hasSize(1);
        assertThat(cards.journal("card.signature")).isEmpty();
    }

    @Test
    void anotherLabFindsTheOrderNeitherByCodeNorBySecret() {
        cards.control("PUT", "/admin/labs/course-08", null);
        JsonNode order = order("", challenge("login-7"));

        assertThat(cards.get("/labs/course-08/api/app/codes/" + text(order, "code"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(cards.get("/labs/course-08/app/" + text(order, "code")).statusCode())
                .isEqualTo(404);
        assertThat(cards.get("/labs/course-08/api/app/orders/" + text(order, "order"))
                        .statusCode())
                .isEqualTo(404);
        JsonNode there = order("/labs/course-08", challenge("login-7"));
        assertThat(text(there, "page")).startsWith("http://cards.example.test:18020/labs/course-08/app/");
    }

    @Test
    void aResetForgetsTheOrders() {
        JsonNode order = order("", challenge("login-8"));

        cards.reset();

        assertThat(cards.get("/api/app/orders/" + text(order, "order")).statusCode())
                .isEqualTo(404);
        assertThat(approve(order, PIN_1).statusCode()).isEqualTo(404);
    }

    @Test
    void aLabHasNoMoreOpenOrdersThanItsSettingAllows() {
        for (int i = 0; i < 40; i++) {
            order("", challenge("many-" + i));
        }

        HttpResponse<byte[]> refused = cards.post("/api/app/orders", "application/json", challenge("one-more"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("sandbox.app.most-open");
    }

    @Test
    void anOrderOfSomethingElseThanAChallengeIsRefused() {
        assertThat(cards.post("/api/app/orders", "application/json", RunningCards.challenge("with-return"))
                        .statusCode())
                .isEqualTo(400);
        for (String body : List.of("{}", "[]", "x", "{\"purpose\":\"TEST-legitimering\"}")) {
            assertThat(cards.post("/api/app/orders", "application/json", body.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(cards.post("/api/app/orders", "text/plain", challenge("plain"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void afterManyUnknownCodesTheRightOneIsNotToldEither() {
        cards.control("PUT", "/admin/labs/course-09", null);
        String code = text(order("/labs/course-09", challenge("login-9")), "code");
        for (int i = 0; i < UnknownCodes.MOST; i++) {
            assertThat(cards.get("/labs/course-09/api/app/codes/222222").statusCode())
                    .isEqualTo(404);
        }

        assertThat(cards.get("/labs/course-09/api/app/codes/" + code).statusCode())
                .isEqualTo(429);
        assertThat(cards.get("/labs/course-09/api/app/codes/222222").statusCode())
                .isEqualTo(429);
        String elsewhere = text(order("", challenge("login-9")), "code");
        assertThat(cards.get("/api/app/codes/" + elsewhere).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageShowsWhoAsksAndTheCodeToMatchAndSigns() {
        JsonNode order = order("", challenge("login-10"));
        String code = text(order, "code");

        Document page = Jsoup.parse(cards.get("/app/" + code).body());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("sv");
        assertThat(page.getElementById("code").text()).isEqualTo(code);
        assertThat(page.getElementById("sp-name").text()).isEqualTo("TEST Journal Åsen");
        assertThat(page.getElementById("idp").text()).endsWith(":sambi:idp");
        assertThat(text(ordered(order), "state")).isEqualTo("opened");

        HttpResponse<String> wrong =
                cards.postForm(page.getElementById("app-approve").attr("action"), form(WRONG_PIN));
        assertThat(wrong.statusCode()).isEqualTo(403);
        Document again = Jsoup.parse(wrong.body());
        assertThat(again.getElementById("tries-left").text()).contains("2");
        assertThat(again.selectFirst("#card option[selected]").attr("value")).isEqualTo(ANNA);
        assertThat(wrong.body()).doesNotContain(WRONG_PIN);

        HttpResponse<String> done =
                cards.postForm(again.getElementById("app-approve").attr("action"), form(PIN_1));
        assertThat(done.statusCode()).isEqualTo(302);
        String shown = cards.get("/app/" + code).body();
        assertThat(Jsoup.parse(shown).getElementById("app-ended").text()).contains("Klart");
        assertThat(Jsoup.parse(shown).select("nav [aria-current]").attr("href")).startsWith("/app?");
        assertThat(shown).doesNotContain(text(ordered(order), "cms"));
        assertThat(cards.get("/app/" + code + "?lang=en").body()).contains("go back to the login page");
    }

    @Test
    void thePageCancels() {
        JsonNode order = order("", challenge("login-11"));
        Document page = Jsoup.parse(
                cards.get("/app/" + text(order, "code") + "?lang=en").body());
        assertThat(page.text()).contains("Who asks", "Approve").doesNotContain("??");

        HttpResponse<String> done =
                cards.postForm(page.getElementById("app-cancel").attr("action"), Map.of());

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location").orElse("")).endsWith("?lang=en");
        assertThat(Jsoup.parse(cards.get("/app/" + text(order, "code") + "?lang=en")
                                .body())
                        .getElementById("app-ended")
                        .text())
                .contains("Cancelled");
        assertThat(text(ordered(order), "state")).isEqualTo("cancelled");
    }

    @Test
    void aCodeIsTypedInSmallLettersWithBlanksAndHyphens() {
        JsonNode order = order("", challenge("login-12"));
        String code = text(order, "code");
        String typed = code.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + "%20-" + code.substring(3);
        Document start = Jsoup.parse(cards.get("/app").body());
        assertThat(start.selectFirst("form#app-code-form input#code")).isNotNull();

        HttpResponse<String> found = cards.get("/app?lang=en&code=" + typed);

        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.headers().firstValue("Location").orElse("")).endsWith("/app/" + code + "?lang=en");
        HttpResponse<String> unknown = cards.get("/app/ZZZZZZ");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(unknown.body()).select("[role=alert] dd")).hasSize(4);
        assertThat(Jsoup.parse(unknown.body()).getElementById("app-code-form")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Origin,https://evil.example", "Origin,null"})
    void anotherSitesPageMayNotAnswer(String header, String value) throws Exception {
        JsonNode order = order("", challenge("login-13"));
        String code = text(order, "code");
        for (String path : List.of("/app/" + code + "/cancel", "/api/app/codes/" + code + "/cancel")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(cards.base() + path))
                    .header(header, value)
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(text(ordered(order), "state")).isEqualTo("waiting");
    }

    @Test
    void noOtherSiteMayFrameThePage() {
        HttpResponse<String> page = cards.get("/app");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static JsonNode order(String lab, byte[] challenge) {
        HttpResponse<byte[]> placed = cards.post(lab + "/api/app/orders", "application/json", challenge);
        assertThat(placed.statusCode())
                .as(new String(placed.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        return JSON.readTree(placed.body());
    }

    private static JsonNode ordered(JsonNode order) {
        return JSON.readTree(
                cards.get("/api/app/orders/" + text(order, "order")).body());
    }

    private static HttpResponse<String> approve(JsonNode order, String pin) {
        return approve(order, ANNA, pin);
    }

    private static HttpResponse<String> approve(JsonNode order, String card, String pin) {
        return cards.postJson(
                "/api/app/codes/" + text(order, "code") + "/approve",
                Map.of("card", card, "certificate", "hsa-id", "pin", pin));
    }

    private static HttpResponse<String> cancel(JsonNode order) {
        return cards.postForm("/api/app/codes/" + text(order, "code") + "/cancel", Map.of());
    }

    private static Map<String, String> form(String pin) {
        return Map.of("card", ANNA, "certificate", "hsa-id", "pin", pin);
    }

    private static byte[] challenge(String login) {
        Map<?, ?> with = JSON.readValue(RunningCards.challenge(login), Map.class);
        with.remove("return");
        return JSON.writeValueAsBytes(with);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }
}
