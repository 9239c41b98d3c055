package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.extension.RequestExtensions;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Ns;

/** Logging in by the card app on another unit. */
class AppLoginTest extends IdpCase {

    private static final String CANCEL_SC = "http://id.elegnamnden.se/status/1.0/cancel";

    @AfterEach
    void appUp() {
        PEERS.app.up = true;
    }

    /** From the service provider to the page that waits for the app. */
    private static TestSp.Page waiting(TestSp sp) {
        return toApp(sp, sp.redirect(sp.request()));
    }

    private static TestSp.Page toApp(TestSp sp, TestSp.Page login) {
        return sp.post(IDP + login.action("app-login"), Map.of());
    }

    private static FakeCardApp.Order order(TestSp.Page waiting) {
        return PEERS.app.byCode(waiting.html().select("#app-code").text());
    }

    private static TestSp.Page done(TestSp sp, TestSp.Page waiting) {
        return sp.post(IDP + waiting.action("app-done"), Map.of());
    }

    @Test
    void theLoginPageOffersTheWaysAsInReality() {
        TestSp sp = sp(SAMBI);
        TestSp.Page page = sp.redirect(sp.request());
        assertThat(page.html().select("form#app-login button").text()).isEqualTo("SITHS eID på annan enhet");
        assertThat(page.html().select("form#card-login button").text()).isEqualTo("SITHS eID på denna enhet");
        TestSp.Page english = sp.get(URI.create(page.at() + "?lang=en"));
        assertThat(english.html().select("form#app-login button").text()).isEqualTo("SITHS eID on another device");
        assertThat(english.text()).doesNotContain("??");
    }

    @Test
    void whoApprovesInTheAppIsLoggedInInEachFederation() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            AuthnRequest request = sp.request();
            TestSp.Page waiting = toApp(sp, sp.redirect(request));
            order(waiting).sign(PEERS.ca, CARD);

            ReceivedResponse response = done(sp, waiting).response();

            assertThat(response.success()).isTrue();
            assertThat(last("card.verified").facts()).containsEntry("way", "app");
            assertThat(response.inResponseTo()).isEqualTo(request.id());
            assertThat(ReceivedAssertion.read(TestSp.assertion(response))
                            .attributes()
                            .values())
                    .anyMatch(values -> values.contains(ANNA));
            List<String> kinds = journal.read(LabId.DEFAULT, new JournalQuery(0, null, request.id(), 100)).stream()
                    .map(JournalEntry::kind)
                    .toList();
            assertThat(kinds)
                    .containsExactly(
                            "saml.authnrequest.received", "app.ordered", "card.verified", "saml.response.sent");
        }
    }

    @Test
    @Tag("SC-179")
    void twoLoginsThatWaitForTheSamePersonInTheAppBothEnd() {
        TestSp sp = sp(SC).asking("bankid");
        String number = SC.nameOf(Attribute.PERSONAL_IDENTITY_NUMBER).orElseThrow();
        RequestExtensions patrik = RequestExtensions.NONE.withPrincipal(number, "199001012393");
        TestSp.Page first = toApp(sp, sp.redirectWith(sp.request(), patrik));
        TestSp.Page another =
                toApp(sp, sp.redirectWith(sp.request(), RequestExtensions.NONE.withPrincipal(number, "195804042397")));
        assertThat(another.html().select("#app-code")).hasSize(1);
        assertThat(toApp(sp, sp.redirect(sp.request())).html().select("#app-code"))
                .hasSize(1);

        TestSp.Page second = toApp(sp, sp.redirectWith(sp.request(), patrik));

        assertThat(second.requirements()).containsExactly("SC-179");
        assertThat(second.response().status()).isEqualTo(Ns.STATUS_RESPONDER);
        assertThat(second.response().secondaryStatus()).contains("http://id.elegnamnden.se/status/1.0/possibleFraud");
        String withdrawn = first.html().select("#app-code").text();
        assertThat(PEERS.app.orders.values()).noneMatch(each -> each.code.equals(withdrawn));
        assertThat(last("login.in-progress").outcome()).isEqualTo(Outcome.refused);
        assertThat(toApp(sp, sp.redirectWith(sp.request(), patrik)).html().select("#app-code"))
                .hasSize(1);
    }

    @Test
    void theOrderIsAChallengeOfTheLoginThatNamesNoReturn() {
        TestSp sp = sp(SC);
        TestSp.Page login = sp.redirect(sp.request());
        TestSp.Page waiting = toApp(sp, login);
        var asked = order(waiting).asked();
        assertThat(asked.path("purpose").stringValue()).isEqualTo("TEST-legitimering");
        assertThat(asked.path("sp").stringValue()).isEqualTo(sp.entityId);
        assertThat(asked.path("spName").stringValue()).isEqualTo("TEST Journalen");
        assertThat(asked.has("return")).isFalse();
        assertThat(login.form("card-login").get("challenge"))
                .contains(asked.path("login").stringValue())
                .doesNotContain(asked.path("nonce").stringValue());
    }

    @Test
    void aSignatureOfTheOtherWaysChallengeIsNoAnswerInTheApp() {
        TestSp sp = sp(SAMBI);
        TestSp.Page login = sp.redirect(sp.request());
        TestSp.Page waiting = toApp(sp, login);
        FakeCardApp.Order order = order(waiting);
        order.cms =
                PEERS.ca.sign(CARD, login.form("card-login").get("challenge").getBytes(StandardCharsets.UTF_8));
        order.state = "signed";

        TestSp.Page answer = done(sp, waiting);

        assertThat(answer.requirements()).containsExactly("CARD-CHALLENGE");
        assertThat(answer.response().secondaryStatus()).contains(Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void theScriptIsToldTheStateAndNothingElse() {
        TestSp sp = sp(SAMBI);
        TestSp.Page waiting = waiting(sp);
        URI ask = URI.create(IDP + waiting.html().select("form#app-done").attr("data-ask"));
        assertThat(get(ask).body()).isEqualTo("{\"state\":\"waiting\"}");
        FakeCardApp.Order order = order(waiting);
        order.state = "opened";
        assertThat(get(ask).body()).isEqualTo("{\"state\":\"opened\"}");
        order.sign(PEERS.ca, CARD);
        assertThat(get(ask).body()).isEqualTo("{\"state\":\"signed\"}");
        assertThat(done(sp, waiting).response().success()).isTrue();
        assertThat(get(ask).statusCode()).isEqualTo(410);
    }

    @Test
    void thePageWaitsWithoutAScriptToo() {
        TestSp sp = sp(SAMBI);
        TestSp.Page waiting = waiting(sp);
        String code = waiting.html().select("#app-code").text();
        assertThat(waiting.html().select("#app-state").text()).startsWith("Väntar");

        TestSp.Page again = done(sp, waiting);
        assertThat(again.html().select("#app-code").text()).isEqualTo(code);
        assertThat(again.html().select("#app-state").text()).isEqualTo("Inget svar i appen ännu.");
        order(again).state = "opened";
        assertThat(done(sp, again).html().select("#app-state").text()).startsWith("Begäran är öppnad");

        order(again).sign(PEERS.ca, CARD);
        assertThat(done(sp, again).response().success()).isTrue();
    }

    @Test
    void aSecondStartFindsTheSameOrder() {
        TestSp sp = sp(SAMBI);
        TestSp.Page login = sp.redirect(sp.request());
        int before = PEERS.app.orders.size();
        String code = toApp(sp, login).html().select("#app-code").text();
        assertThat(toApp(sp, login).html().select("#app-code").text()).isEqualTo(code);
        assertThat(PEERS.app.orders).hasSize(before + 1);
    }

    @Test
    @Tag("SC-144")
    void theQrCodeHoldsTheAppsAddressWithTheCode() throws Exception {
        Document page = waiting(sp(SC)).html();
        assertThat(decoded(page.getElementById("app-qr")))
                .isEqualTo("http://cards.test/app/" + page.select("#app-code").text())
                .isEqualTo(page.select("#app-page").attr("href"));
    }

    @Test
    void thePagesOwnScriptMayAskAndNoOtherMayRun() {
        HttpResponse<String> page = browser(URI.create(
                IDP + waiting(sp(SAMBI)).html().select("form#app-done").attr("data-ask")));
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(page.body()).contains("id=\"app-code\"");
        assertThat(policy)
                .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        Matcher nonce = Pattern.compile("script-src 'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(page.body()).contains("<script nonce=\"" + nonce.group(1) + "\">");
    }

    @Test
    void whoCancelsInTheAppHasCancelledTheLogin() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            TestSp.Page waiting = waiting(sp);
            order(waiting).state = "cancelled";

            TestSp.Page answer = done(sp, waiting);

            assertThat(answer.response().secondaryStatus())
                    .contains(profile == SC ? CANCEL_SC : Ns.STATUS_AUTHN_FAILED);
            assertThat(answer.requirements()).isEmpty();
            assertThat(last("login.cancelled").summary()).contains("in the card app");
            assertThat(done(sp, waiting).status()).isEqualTo(410);
        }
    }

    @Test
    void anOrderWhoseTimeIsUpEndsTheLoginWithTheReason() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            TestSp.Page waiting = waiting(sp);
            order(waiting).state = "expired";

            TestSp.Page answer = done(sp, waiting);

            assertThat(answer.requirements()).containsExactly("CARD-APP");
            assertThat(answer.response().success()).isFalse();
            assertThat(answer.response().secondaryStatus()).contains(Ns.STATUS_AUTHN_FAILED);
        }
    }

    @Test
    void anOrderThatTheAppHasLostCountsAsExpired() {
        TestSp sp = sp(SAMBI);
        TestSp.Page waiting = waiting(sp);
        PEERS.app.orders.clear();

        assertThat(done(sp, waiting).requirements()).containsExactly("CARD-APP");
    }

    @Test
    void whoCancelsOnTheLoginPageWithdrawsTheOrder() {
        TestSp sp = sp(SAMBI);
        TestSp.Page waiting = waiting(sp);
        FakeCardApp.Order order = order(waiting);

        ReceivedResponse response =
                sp.post(IDP + waiting.action("cancel"), Map.of()).response();

        assertThat(response.secondaryStatus()).contains(Ns.STATUS_AUTHN_FAILED);
        assertThat(PEERS.app.orders).doesNotContainValue(order);
    }

    @Test
    void whoTakesAnotherWayWithdrawsTheOrderToo() {
        TestSp sp = sp(SAMBI);
        TestSp.Page login = sp.redirect(sp.request());
        FakeCardApp.Order order = order(toApp(sp, login));

        assertThat(sp.useCard(login, PEERS.ca, CARD).response().success()).isTrue();

        assertThat(PEERS.app.orders).doesNotContainValue(order);
    }

    @Test
    void aCardIsJudgedInTheAppAsAnywhere() {
        TestSp sp = sp(SC);
        TestSp.Page waiting = waiting(sp);
        order(waiting).sign(PEERS.ca, PEERS.ca.card(TestCa.Wish.of(ANNA).policy(TestCa.POLICY_2)));

        TestSp.Page answer = done(sp, waiting);

        assertThat(answer.requirements()).containsExactly("SC-064");
        assertThat(answer.response().secondaryStatus()).contains(Ns.STATUS_NO_AUTHN_CONTEXT);
    }

    @Test
    void anAppThatCannotBeReachedLeavesTheOtherWays() {
        TestSp sp = sp(SAMBI);
        TestSp.Page login = sp.redirect(sp.request());
        TestSp.Page waiting = toApp(sp, login);
        PEERS.app.up = false;

        TestSp.Page unavailable = done(sp, waiting);

        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.requirements()).containsExactly("CARD-APP");
        assertThat(unavailable.html().select("[role=alert]").text()).contains("HTTP 503: no token");
        assertThat(get(URI.create(IDP + waiting.html().select("form#app-done").attr("data-ask")))
                        .statusCode())
                .isEqualTo(503);
        assertThat(sp.useCard(unavailable, PEERS.ca, CARD).response().success()).isTrue();
        assertThat(toApp(sp, sp.redirect(sp.request())).status()).isEqualTo(503);
    }

    @Test
    void aLoginThatIsNotThereHasNoApp() {
        TestSp sp = sp(SAMBI);
        assertThat(sp.post(IDP + "/sambi/login/none/app", Map.of()).status()).isEqualTo(410);
        assertThat(sp.post(IDP + "/sambi/login/none/app/done", Map.of()).status())
                .isEqualTo(410);
        assertThat(get(URI.create(IDP + "/sambi/login/none/app")).statusCode()).isEqualTo(410);
        TestSp.Page otherPersonas = sp(SC).post(
                        IDP + sp.redirect(sp.request()).action("app-login").replace("/sambi/", "/sweden-connect/"),
                        Map.of());
        assertThat(otherPersonas.status()).isEqualTo(410);
    }

    private static HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
    }

    private static HttpResponse<String> browser(URI uri) {
        return send(HttpRequest.newBuilder(uri).header("Accept", "text/html,*/*;q=0.8"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws the SVG, four pixels a module, and reads it as a camera would. */
    private static String decoded(Element svg) throws Exception {
        int size = Integer.parseInt(svg.attr("viewBox").split(" ")[3]);
        int scale = 4;
        int[] pixels = new int[size * scale * size * scale];
        Arrays.fill(pixels, 0xffffff);
        Matcher runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
                .matcher(svg.selectFirst("path").attr("d"));
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1)) * scale;
            int y = Integer.parseInt(runs.group(2)) * scale;
            int width = Integer.parseInt(runs.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * size * scale + x, row * size * scale + x + width, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(size * scale, size * scale, pixels))))
                .getText();
    }
}
