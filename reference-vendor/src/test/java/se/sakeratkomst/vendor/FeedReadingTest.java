package se.sakeratkomst.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.keys.TestKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system as a reader of a feed that comes, does not come, or comes wrong; and users who choose their identity provider. */
class FeedReadingTest {

    private static final String PUBLIC = "https://journal.example.se";
    private static final String REFRESH = "/federation/sambi/refresh";

    private interface Behaviour {
        void answer(com.sun.net.httpserver.HttpExchange exchange) throws Exception;
    }

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Behaviour> behaviour = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private Path folder;
    private HttpServer server;
    private ConfigurableApplicationContext vendor;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createTempDirectory("feed-reading-test");
        Files.writeString(folder.resolve("operator-sambi.pem"), TestEhm.pem(TestKeys.OPERATOR.certificate()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/sambi/metadata.xml", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
            try {
                behaviour.get().answer(exchange);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                exchange.close();
            }
        });
        server.start();
        behaviour.set(feed(TestKeys.OPERATOR));
    }

    @AfterEach
    void stop() {
        over.countDown();
        vendor.close();
        server.stop(0);
    }

    private Web run(String... flaws) {
        vendor = SpringApplication.run(
                ReferenceVendor.class,
                "--server.port=0",
                "--vendor.public-url=" + PUBLIC,
                "--vendor.home=" + folder.resolve("home"),
                "--vendor.credentials=" + folder,
                "--vendor.flaws=" + String.join(",", flaws),
                "--vendor.metadata-service=http://127.0.0.1:"
                        + server.getAddress().getPort(),
                "--vendor.federations.sambi.feed-interval=PT1H",
                "--vendor.federations.sambi.feed-timeout=PT1S",
                "--vendor.federations.sambi.identity-provider=" + TestFederation.IDP);
        return browser();
    }

    private Web browser() {
        int port = ((ServletWebServerApplicationContext) vendor).getWebServer().getPort();
        return new Web("http://127.0.0.1:" + port);
    }

    /** The feed of the test federation signed by that key, and an ETag. */
    private static Behaviour feed(SigningKey operator) {
        byte[] right = new TestFederation(Federations.SAMBI, Clock.systemUTC()).feed();
        byte[] feed = Aggregate.publish(
                MetadataReader.entityElements(SecureXml.parse(right).getDocumentElement()),
                "TEST",
                Clock.systemUTC().instant().plus(Duration.ofDays(1)),
                Duration.ofMinutes(1),
                operator);
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
        };
    }

    private static Behaviour status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private Behaviour noAnswer() {
        return exchange -> over.await();
    }

    private Behaviour halfAnAnswer() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("<md:Entities".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            over.await();
        };
    }

    private static int refresh(Web at) throws Exception {
        return at.post(REFRESH, Map.of()).statusCode();
    }

    private static boolean logsIn(Web at) throws Exception {
        HttpResponse<String> answer = at.get("/login?federation=sambi");
        return answer.statusCode() == 303
                && answer.headers().firstValue("Location").orElseThrow().startsWith(TestFederation.IDP);
    }

    // ------------------------------------------------------------------ feeds

    @Test
    void aRefreshAsksConditionallyAndMindsNoInterval() throws Exception {
        Web at = run();
        assertThat(refresh(at)).isEqualTo(204);
        behaviour.set(status(304));
        assertThat(refresh(at)).isEqualTo(204);
        assertThat(asked).containsExactly("null", "\"1\"");
        assertThat(logsIn(at)).isTrue();
    }

    @Test
    void aRefreshSaysWhyTheFeedWasNotTaken() throws Exception {
        Web at = run();
        behaviour.set(feed(TestKeys.ATTACKER));
        HttpResponse<String> refused = at.post(REFRESH, Map.of());
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(refused.body());
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "attempted", "observed", "expected", "remedy", "requirement");
        assertThat(problem.get("requirement").asString()).isEqualTo("SC-091");
        assertThat(logsIn(at)).isFalse();
        assertThat(at.post("/federation/skolfederation/refresh", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theStandbyKeyThatWasHandedOverIsTrustedAndNoOther() throws Exception {
        Web at = run();
        behaviour.set(feed(TestKeys.OTHER_IDP));
        assertThat(refresh(at)).isEqualTo(502);
        Files.writeString(folder.resolve("operator-sambi-next.pem"), TestEhm.pem(TestKeys.OTHER_IDP.certificate()));
        assertThat(refresh(at)).isEqualTo(204);
        assertThat(logsIn(at)).isTrue();
        behaviour.set(feed(TestKeys.OPERATOR));
        assertThat(refresh(at)).isEqualTo(204);
        behaviour.set(feed(TestKeys.ATTACKER));
        assertThat(refresh(at)).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "no answer", "half an answer", "closed"})
    void theLastGoodFeedIsUsedWhenTheNextOneDoesNotCome(String how) throws Exception {
        Web at = run();
        assertThat(refresh(at)).isEqualTo(204);
        behaviour.set(outage(how));
        assertThat(refresh(at)).isEqualTo(502);
        assertThat(logsIn(at)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "no answer", "half an answer", "closed"})
    void withTheSwitchAnOutageShutsEverybodyOut(String how) throws Exception {
        Web at = run("drops-feed-on-outage");
        assertThat(refresh(at)).isEqualTo(204);
        assertThat(logsIn(at)).isTrue();
        behaviour.set(outage(how));
        assertThat(refresh(at)).isEqualTo(502);
        assertThat(logsIn(at)).isFalse();
    }

    @Test
    void withTheSwitchASlowFeedShutsEverybodyOut() throws Exception {
        Web at = run("drops-slow-feed");
        assertThat(refresh(at)).isEqualTo(204);
        assertThat(logsIn(at)).isTrue();
        behaviour.set(noAnswer());
        assertThat(refresh(at)).isEqualTo(502);
        assertThat(logsIn(at)).isFalse();
    }

    private Behaviour outage(String how) {
        return switch (how) {
            case "down" -> status(503);
            case "no answer" -> noAnswer();
            case "half an answer" -> halfAnAnswer();
            default -> exchange -> {};
        };
    }

    @Test
    void withTheSwitchTheFeedIsFetchedOnceAndNeverAgain() throws Exception {
        Web at = run("never-refreshes-feed");
        assertThat(refresh(at)).isEqualTo(204);
        behaviour.set(status(503));
        assertThat(refresh(at)).isEqualTo(204);
        assertThat(asked).hasSize(1);
        assertThat(logsIn(at)).isTrue();
    }

    // ------------------------------------------------------------------ discovery

    private static Map<String, String> question(HttpResponse<String> answer) {
        return Stream.of(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getRawQuery()
                        .split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private static String sentToChoose(Web at) throws Exception {
        HttpResponse<String> sent = at.get("/login?federation=sambi&discovery=true");
        assertThat(sent.statusCode()).isEqualTo(303);
        Matcher state = Pattern.compile("\\?state=([0-9a-f]{32})$")
                .matcher(question(sent).get("return"));
        assertThat(state.find()).isTrue();
        return "/federation/sambi/discovered?state=" + state.group(1);
    }

    @Test
    void theUserIsSentToTheDiscoveryServiceAndFromThereToTheChosenIdentityProvider() throws Exception {
        Web at = run();
        HttpResponse<String> sent = at.get("/login?federation=sambi&discovery=true");
        assertThat(sent.headers().firstValue("Location").orElseThrow())
                .startsWith("http://127.0.0.1:" + server.getAddress().getPort() + "/sambi/disco?");
        assertThat(question(sent))
                .containsEntry("entityID", "urn:saker-atkomst-sandbox:TEST:default:reference-vendor:sambi");
        String back = question(sent).get("return").substring(PUBLIC.length());
        HttpResponse<String> chosen = at.get(back + "&entityID=" + TestFederation.OTHER_IDP);
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location").orElseThrow())
                .startsWith(TestFederation.OTHER_IDP + "/redirect?SAMLRequest=");
    }

    @Test
    void theMetadataSaysWhereTheDiscoveryServiceMaySendUsersBack() throws Exception {
        var sp = SecureXml.parse(run().get("/saml/sambi/metadata").body()).getDocumentElement();
        assertThat(Elements.descendants(sp, Ns.IDPDISC, "DiscoveryResponse"))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.getAttributeNS(null, "Location"))
                            .isEqualTo(PUBLIC + "/federation/sambi/discovered");
                    assertThat(response.getAttributeNS(null, "Binding")).isEqualTo(Ns.IDPDISC);
                    assertThat(response.getAttributeNS(null, "isDefault")).isEqualTo("true");
                    assertThat(response.getAttributeNS(null, "index")).isEqualTo("0");
                });
    }

    @Test
    void aChoiceOutsideTheFederationLeadsNowhere() throws Exception {
        Web at = run();
        HttpResponse<String> answer = at.get(sentToChoose(at) + "&entityID=https://nobody.example.se");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("data-kind=\"login.FEDERATION\"");
    }

    @Test
    void aChoiceCountsOnceAndOnlyInTheBrowserThatWasSentAway() throws Exception {
        Web at = run();
        String choice = sentToChoose(at) + "&entityID=" + TestFederation.IDP;
        assertThat(browser().get(choice).statusCode()).isEqualTo(502);
        assertThat(at.get(choice.replaceAll("state=..", "state=zz")).statusCode())
                .isEqualTo(502);
        String anew = sentToChoose(at) + "&entityID=" + TestFederation.IDP;
        assertThat(at.get(anew).statusCode()).isEqualTo(303);
        assertThat(at.get(anew).statusCode()).isEqualTo(502);
    }

    @Test
    void whoChoosesNothingHasBrokenOff() throws Exception {
        Web at = run();
        assertThat(at.get(sentToChoose(at)).body()).contains("data-kind=\"login.CANCELLED\"");
    }
}
