package se.sakeratkomst.certify.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;

/** The browser against one small server that plays vendor, identity provider and card service. */
class HttpVisitTest {
    private static final UserChoice.UseCard CARD = new UserChoice.UseCard("anna", "1234", "hsa-id");

    private final Map<String, String> posted = new ConcurrentHashMap<>();
    private HttpServer server;
    private HttpDriver driver;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        driver = new HttpDriver(http, new CardDrawer(URI.create(base), http));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void loginGoesThroughRedirectCardAndForm() {
        Visit visit = driver.visit();
        Journey journey = visit.go(URI.create(base + "/login"), CARD);

        assertThat(journey.cardUsed()).isTrue();
        assertThat(journey.carried()).map(Delivery::samlResponse).contains("the-response");
        assertThat(visit.open(URI.create(base + "/patients")).text("#who")).isEqualTo("Anna");
    }

    @Test
    void cardSignsExactlyTheChallenge() {
        driver.visit().go(URI.create(base + "/login"), CARD);

        assertThat(posted.get("/api/cards/anna/sign"))
                .contains(Base64.getEncoder().encodeToString("{\"n\":\"å\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(posted.get("/idp/card")).isEqualTo("cms=c2lnbmVk");
    }

    @Test
    void heldResponseIsDeliveredOnlyWhenAsked() {
        Visit visit = driver.visit();
        Journey held = visit.goAndHold(URI.create(base + "/login"), CARD);

        assertThat(posted).doesNotContainKey("/acs");
        visit.deliver(held.carried().orElseThrow());
        assertThat(posted).containsKey("/acs");
    }

    @Test
    void hangingUpOnAMessageThatIsTooLargeIsAnAnswer() {
        server.createContext("/hangs-up", HttpExchange::close);
        Delivery tooLarge = new Delivery(URI.create(base + "/hangs-up"), Map.of("SAMLResponse", "A".repeat(2_000_000)));

        assertThat(driver.visit().deliver(tooLarge).end().status()).isEqualTo(413);
    }

    @Test
    void hangingUpOnAnyOtherMessageIsNone() {
        server.createContext("/hangs-up", HttpExchange::close);
        Delivery small = new Delivery(URI.create(base + "/hangs-up"), Map.of("SAMLResponse", "A"));
        Visit visit = driver.visit();

        assertThat(catchThrowableOfType(Mishap.class, () -> visit.deliver(small)))
                .isNotNull();
    }

    @Test
    void actionIsDoneInTheSessionAndItsPageOpenedThere() {
        Visit visit = driver.visit();
        visit.go(URI.create(base + "/login"), CARD);

        Acted acted = act(visit, "/act/ok", "{\"dosage\":\"½ tablett\"}");

        assertThat(posted.get("/act/ok")).isEqualTo("{\"dosage\":\"½ tablett\"}");
        assertThat(acted.status()).isEqualTo(200);
        assertThat(acted.page()).map(page -> page.text("#who")).contains("Anna");
    }

    @Test
    void actionOfNobodyShowsNoPage() {
        Acted acted = act(driver.visit(), "/act/ok", "{}");

        assertThat(acted.nobodyLoggedIn()).isTrue();
        assertThat(acted.page()).isEmpty();
        assertThat(acted.trouble()).contains("nobody is logged in").contains("/act/ok");
    }

    @Test
    void actionThatIsMissingIsToldApartFromOneThatFails() {
        assertThat(act(driver.visit(), "/act/404", "{}").notThere()).isTrue();
        assertThat(act(driver.visit(), "/act/501", "{}").notThere()).isTrue();
        assertThat(act(driver.visit(), "/act/500", "{}")).satisfies(acted -> {
            assertThat(acted.notThere()).isFalse();
            assertThat(acted.page()).isEmpty();
            assertThat(acted.trouble()).contains("status 500");
        });
        assertThat(act(driver.visit(), "/act/400", "{}").trouble())
                .contains("cannot understand the body")
                .contains("what is dosage?");
    }

    @Test
    void onlyPagesOfTheSystemsOwnAreOpened() {
        Acted elsewhere = act(driver.visit(), "/act/elsewhere", "{}");

        assertThat(elsewhere.page()).isEmpty();
        assertThat(elsewhere.trouble()).contains("not the system's own").contains("http://elsewhere.example/page");
        assertThat(driver.visit()
                        .act(
                                URI.create(base.replace("localhost", "127.0.0.1") + "/act/absolute"),
                                "{}",
                                Set.of(URI.create(base + "/patients")))
                        .page())
                .isPresent();
    }

    @Test
    void answerWithoutAPageIsNoPage() {
        assertThat(act(driver.visit(), "/act/none", "{}").trouble()).contains("names no page");
        assertThat(act(driver.visit(), "/act/text", "{}").trouble()).contains("no JSON");
        assertThat(act(driver.visit(), "/act/broken", "{}").trouble()).contains("no address");
    }

    private Acted act(Visit visit, String action, String json) {
        return visit.act(URI.create(base + action), json, Set.of());
    }

    @Test
    void eachVisitHasItsOwnCookies() {
        driver.visit().go(URI.create(base + "/login"), CARD);

        assertThat(driver.visit().open(URI.create(base + "/patients")).text("#who"))
                .isEmpty();
    }

    @Test
    void copyHasTheCookiesOfItsMomentAndNoneFromLater() {
        Visit visit = driver.visit();
        Journey held = visit.goAndHold(URI.create(base + "/login"), CARD);
        Visit copy = visit.copy();
        visit.deliver(held.carried().orElseThrow());

        assertThat(visit.open(URI.create(base + "/patients")).text("#who")).isEqualTo("Anna");
        assertThat(copy.open(URI.create(base + "/patients")).text("#who")).isEmpty();
    }

    @Test
    void cancelSendsTheCancelForm() {
        Journey journey = driver.visit().go(URI.create(base + "/login"), new UserChoice.Cancel());

        assertThat(journey.cardUsed()).isFalse();
        assertThat(posted).containsKey("/idp/cancel");
    }

    @Test
    void whoeverHasACardThatRefusesCancels() {
        UserChoice choice = new UserChoice.TryCardOrCancel(new UserChoice.UseCard("blocked", "1234", "hsa-id"));
        Journey journey = driver.visit().go(URI.create(base + "/login"), choice);

        assertThat(journey.cardUsed()).isFalse();
        assertThat(journey.hops()).extracting(Hop::note).contains("the card refused: 423 PIN 1 is blocked");
        assertThat(posted).containsKey("/idp/cancel").doesNotContainKey("/idp/card");
    }

    @Test
    void aCardThatDoesNotRefuseIsUsed() {
        Journey journey = driver.visit().go(URI.create(base + "/login"), new UserChoice.TryCardOrCancel(CARD));

        assertThat(journey.cardUsed()).isTrue();
        assertThat(posted).containsKey("/idp/card").doesNotContainKey("/idp/cancel");
    }

    @Test
    void aCardInTheBrowserIsAskedForWhereTheLoginPageLeads() {
        Journey journey = driver.visit().go(URI.create(base + "/login"), new UserChoice.ShowNoCard());

        assertThat(journey.end().uri().getPath()).isEqualTo("/idp/tls");
        assertThat(journey.carried()).isEmpty();
    }

    @Test
    void answeringInTheAppGoesByTheCodeOfThePage() {
        Journey journey = driver.visit().go(URI.create(base + "/login"), new UserChoice.AnswerInApp(Optional.of(CARD)));

        assertThat(journey.cardUsed()).isTrue();
        assertThat(posted.get("/api/app/codes/ABC234/approve"))
                .contains("\"card\":\"anna\"", "\"certificate\":\"hsa-id\"", "\"pin\":\"1234\"");
        assertThat(journey.carried()).map(Delivery::samlResponse).contains("the-response");
        assertThat(posted).doesNotContainKey("/api/cards/anna/sign");
    }

    @Test
    void cancellingInTheAppUsesNoCard() {
        Journey journey = driver.visit().go(URI.create(base + "/login"), new UserChoice.AnswerInApp(Optional.empty()));

        assertThat(journey.cardUsed()).isFalse();
        assertThat(posted).containsKeys("/api/app/codes/ABC234/cancel", "/idp/app/done", "/acs");
    }

    @Test
    void logoutSendsThePagesFormWithItsHiddenFields() {
        Visit visit = driver.visit();
        visit.go(URI.create(base + "/login"), CARD);
        visit.logOut(URI.create(base + "/patients"), URI.create(base + "/logout"));

        assertThat(posted.get("/logout")).isEqualTo("csrf=abc");
    }

    @Test
    void identityProviderIsChosenByItsButton() {
        Journey journey = driver.visit()
                .go(URI.create(base + "/discovery?page=buttons"), new UserChoice.ChooseAndUseCard("urn:idp:å", CARD));

        assertThat(journey.cardUsed()).isTrue();
        assertThat(journey.hops())
                .extracting(hop -> hop.uri().getRawQuery())
                .contains("return=x%26y&entityID=urn%3Aidp%3A%C3%A5");
    }

    @Test
    void identityProviderIsChosenByItsLink() {
        Journey journey = driver.visit()
                .go(URI.create(base + "/discovery?page=links"), new UserChoice.ChooseAndUseCard("urn:idp:å", CARD));

        assertThat(journey.cardUsed()).isTrue();
        assertThat(journey.hops())
                .extracting(hop -> hop.uri().getPath())
                .startsWith("/discovery", "/discovery", "/chosen", "/login");
    }

    @Test
    void tellingIsAnEmptyPost() {
        assertThat(driver.tell(URI.create(base + "/refresh")).status()).isEqualTo(200);
        assertThat(posted.get("/refresh")).isEmpty();
    }

    @Test
    void redirectLoopIsToldAndNotFollowedForEver() {
        Mishap mishap = catchThrowableOfType(Mishap.class, () -> driver.visit().go(URI.create(base + "/loop"), CARD));

        assertThat(mishap.remedy()).contains("redirect loop");
    }

    @Test
    void systemThatDoesNotAnswerIsTold() {
        server.stop(0);
        Mishap mishap = catchThrowableOfType(Mishap.class, () -> driver.visit().open(URI.create(base + "/patients")));

        assertThat(mishap.remedy()).contains("./sandbox doctor");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            posted.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        boolean session =
                String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains("session=anna");
        switch (path) {
            case "/login" -> redirect(exchange, "/idp/sso?SAMLRequest=x");
            case "/discovery" -> {
                if (exchange.getRequestURI().getQuery().startsWith("choice=")) {
                    redirect(exchange, "/chosen");
                    return;
                }
                page(
                        exchange,
                        exchange.getRequestURI().getQuery().contains("buttons")
                                ? "<form action='/chosen'><input type=hidden name=return value='x&amp;y'>"
                                        + "<button name=entityID value='urn:other'>Other</button>"
                                        + "<button name=entityID value='urn:idp:å'>IdP</button></form>"
                                : "<a href='?choice=urn%3Aother'>Other</a><a href='?choice=urn%3Aidp%3A%C3%A5'>IdP</a>");
            }
            case "/chosen" -> redirect(exchange, "/login");
            case "/loop" -> redirect(exchange, "/loop");
            case "/idp/sso" ->
                page(
                        exchange,
                        "<form id=card-login method=post action=/sign><input type=hidden name=challenge value='{&quot;n&quot;:&quot;å&quot;}'>"
                                + "<input type=hidden name=return value='" + base + "/idp/card'></form>"
                                + "<form id=app-login method=post action=/idp/app></form>"
                                + "<form id=cancel method=post action=/idp/cancel></form><a id=card-tls href=/idp/tls>Card</a>");
            case "/idp/app" ->
                page(
                        exchange,
                        "<strong id=app-code>ABC234</strong><form id=app-done method=post action=/idp/app/done></form>"
                                + "<form id=cancel method=post action=/idp/cancel></form>");
            case "/api/app/codes/ABC234/approve", "/api/app/codes/ABC234/cancel" -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            case "/api/cards/blocked/sign" ->
                send(exchange, 423, "application/problem+json", "{\"observed\":\"PIN 1 is blocked\"}");
            case "/api/cards/anna/sign" -> json(exchange, "{\"cms\":\"c2lnbmVk\"}");
            case "/idp/card", "/idp/cancel", "/idp/app/done" ->
                page(
                        exchange,
                        "<form id=saml-response method=post action='" + base
                                + "/acs'><input type=hidden name=SAMLResponse value=the-response></form>");
            case "/acs" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "session=anna; Path=/; HttpOnly; SameSite=Lax");
                redirect(exchange, "/patients");
            }
            case "/patients" ->
                page(
                        exchange,
                        session
                                ? "<p id=who>Anna</p><form method=post action=/logout><input type=hidden name=csrf value=abc></form>"
                                : "<p>Logga in</p>");
            case "/act/ok" -> {
                if (session) {
                    json(exchange, "{\"page\":\"../patients\",\"stored\":true}");
                } else {
                    send(exchange, 401, "text/plain", "");
                }
            }
            case "/act/400" -> send(exchange, 400, "text/plain", "what is dosage?");
            case "/act/404", "/act/500", "/act/501" ->
                send(exchange, Integer.parseInt(path.substring("/act/".length())), "text/plain", "");
            case "/act/elsewhere" -> json(exchange, "{\"page\":\"http://elsewhere.example/page\"}");
            case "/act/absolute" -> json(exchange, "{\"page\":\"" + base + "/patients\"}");
            case "/act/none" -> json(exchange, "{}");
            case "/act/text" -> send(exchange, "text/plain", "done");
            case "/act/broken" -> json(exchange, "{\"page\":\"not an address\"}");
            default -> page(exchange, "");
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void page(HttpExchange exchange, String body) throws IOException {
        send(exchange, "text/html; charset=utf-8", "<!DOCTYPE html><title>TEST</title>" + body);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        send(exchange, "application/json", body);
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        send(exchange, 200, type, body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
