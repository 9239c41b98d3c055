package se.sakeratkomst.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.logout.LogoutResponseRecipe;
import se.sakeratkomst.saml.logout.LogoutWriter;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.keys.TestKeys;
import tools.jackson.databind.json.JsonMapper;

/** The whole system over HTTP, between a federation in memory and a stand-in for E-hälsomyndigheten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceVendorTest {

    static final List<FederationProfile> FEDERATIONS = Federations.all();

    private static final String PUBLIC = "https://journal.example.se";

    private HttpServer feeds;
    private TestEhm ehm;
    private ConfigurableApplicationContext vendor;
    private ConfigurableApplicationContext careless;
    private Web browser;

    @BeforeAll
    void start() throws Exception {
        Path folder = Files.createTempDirectory("vendor-test");
        Path credentials = folder.resolve("credentials");
        ehm = new TestEhm(credentials);
        feeds = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (FederationProfile profile : FEDERATIONS) {
            Files.writeString(
                    credentials.resolve("operator-" + profile.id() + ".pem"),
                    TestEhm.pem(TestKeys.OPERATOR.certificate()));
            feeds.createContext("/" + profile.id() + "/metadata.xml", exchange -> {
                byte[] feed = new TestFederation(profile, Clock.systemUTC()).feed();
                exchange.sendResponseHeaders(200, feed.length);
                exchange.getResponseBody().write(feed);
                exchange.close();
            });
        }
        feeds.start();
        vendor = run(folder, credentials, "", "--vendor.flaw-switch=true");
        at(vendor).get("/saml/sambi/metadata"); // both use the keys that the first one makes
        careless = run(folder, credentials, "omits-x-purpose");
    }

    private ConfigurableApplicationContext run(Path folder, Path credentials, String flaws, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(
                "--server.port=0",
                "--vendor.public-url=" + PUBLIC,
                "--vendor.home=" + folder.resolve("home"),
                "--vendor.credentials=" + credentials,
                "--vendor.flaws=" + flaws,
                "--vendor.metadata-service=http://127.0.0.1:"
                        + feeds.getAddress().getPort(),
                "--vendor.federations.sambi.identity-provider=" + TestFederation.IDP,
                "--vendor.federations.sweden-connect.identity-provider=" + TestFederation.IDP));
        return SpringApplication.run(ReferenceVendor.class, arguments.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        vendor.close();
        careless.close();
        feeds.stop(0);
        ehm.close();
    }

    @BeforeEach
    void open() {
        browser = at(vendor);
        ehm.forget();
    }

    private static Web at(ConfigurableApplicationContext system) {
        int port = ((ServletWebServerApplicationContext) system).getWebServer().getPort();
        return new Web("http://127.0.0.1:" + port);
    }

    // ------------------------------------------------------------------ metadata

    private EntityDescriptor metadata(FederationProfile profile) throws Exception {
        return MetadataReader.read(SecureXml.parse(
                        browser.get("/saml/" + profile.id() + "/metadata").body()))
                .get(0);
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void theMetadataIsComplete(FederationProfile profile) throws Exception {
        EntityDescriptor entity = metadata(profile);
        SpRole sp = entity.sp().orElseThrow();
        assertThat(entity.entityId())
                .isEqualTo("urn:saker-atkomst-sandbox:TEST:default:reference-vendor:" + profile.id());
        assertThat(sp.authnRequestsSigned()).isTrue();
        assertThat(sp.wantAssertionsSigned()).isTrue();
        assertThat(sp.signingCertificates()).hasSize(1);
        assertThat(sp.encryptionCertificates()).hasSize(1).isNotEqualTo(sp.signingCertificates());
        assertThat(sp.defaultAcs().orElseThrow().location()).isEqualTo(PUBLIC + "/saml/" + profile.id() + "/acs");
        assertThat(sp.uiInfo().displayNames()).containsKeys("sv", "en");
        assertThat(sp.uiInfo().descriptions()).containsKeys("sv", "en");
        assertThat(sp.uiInfo().logos().get(0).url()).startsWith("data:image/");
        assertThat(sp.attributeConsumingServices().get(0).attributes())
                .anyMatch(attribute -> attribute.required()
                        && profile.nameOf(se.sakeratkomst.saml.federation.Attribute.EMPLOYEE_HSA_ID)
                                .orElseThrow()
                                .equals(attribute.name()));
        assertThat(entity.organisation().orElseThrow().number()).contains("5599990032");
        assertThat(browser.get("/saml/" + profile.id() + "/metadata").body())
                .contains("contactType=\"technical\"")
                .contains("contactType=\"support\"");
    }

    @Test
    void theMetadataForSwedenConnectDeclaresItsCategories() throws Exception {
        assertThat(metadata(Federations.SWEDEN_CONNECT).entityCategories())
                .containsExactlyInAnyOrder(
                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                        "http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                        "http://id.elegnamnden.se/st/1.0/private-sector-sp",
                        "http://id.swedenconnect.se/contract/sc/sweden-connect");
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void theMetadataSaysTheSameEachTime(FederationProfile profile) throws Exception {
        String path = "/saml/" + profile.id() + "/metadata";
        assertThat(browser.get(path).body()).isEqualTo(browser.get(path).body());
    }

    // ------------------------------------------------------------------ requests

    private static final class Sent {
        final AuthnRequest request;
        final String relayState;

        Sent(AuthnRequest request, String relayState) {
            this.request = request;
            this.relayState = relayState;
        }
    }

    private Sent login(Web at, FederationProfile profile, String more) throws Exception {
        return sent(at, profile, "/login?federation=" + profile.id() + more);
    }

    private Sent sent(Web at, FederationProfile profile, String path) throws Exception {
        HttpResponse<String> sent = at.get(path);
        assertThat(sent.statusCode()).isEqualTo(303);
        URI location = URI.create(sent.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(TestFederation.IDP + "/redirect?");
        RedirectBinding.Received received = RedirectBinding.decode(location.getRawQuery());
        received.verify(metadata(profile).sp().orElseThrow().signingCertificates(), AlgorithmPolicy.STRICT);
        return new Sent(
                AuthnRequest.read(received.document().getDocumentElement()),
                received.relayState().orElseThrow());
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void theRequestIsSignedAndSaysEverythingOutright(FederationProfile profile) throws Exception {
        AuthnRequest request = login(browser, profile, "").request;
        assertThat(request.destination()).isEqualTo(TestFederation.IDP + "/redirect");
        assertThat(request.acsUrl()).isEqualTo(PUBLIC + "/saml/" + profile.id() + "/acs");
        assertThat(request.acsIndex()).isEmpty();
        assertThat(request.forceAuthn()).contains(true);
        assertThat(request.isPassive()).contains(false);
        assertThat(request.protocolBinding()).isEqualTo(Ns.BINDING_POST);
        assertThat(request.requestedLoas()).containsExactly(profile.loa(3));
        assertThat(request.comparison()).isEqualTo("exact");
        assertThat(request.nameIdFormat()).isEqualTo(profile.defaultNameIdFormat());
        assertThat(request.subjectPresent()).isFalse();
    }

    @Test
    void aRequestCanBePostedToo() throws Exception {
        String page =
                browser.get("/login?federation=sweden-connect&binding=post").body();
        assertThat(page).contains("action=\"" + TestFederation.IDP + "/post\"");
        Matcher field =
                Pattern.compile("name=\"SAMLRequest\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        var document = PostBinding.decode(field.group(1).replace("&#43;", "+").replace("&#61;", "="));
        AuthnRequest request = AuthnRequest.read(XmlVerifier.verify(
                document.getDocumentElement(),
                metadata(Federations.SWEDEN_CONNECT).sp().orElseThrow().signingCertificates(),
                AlgorithmPolicy.STRICT));
        assertThat(request.destination()).isEqualTo(TestFederation.IDP + "/post");
    }

    @Test
    void anUnknownIdentityProviderOrFederationGivesAPageAndNoRequest() throws Exception {
        assertThat(browser.get("/login?federation=sambi&idp=https://nobody.example.se")
                        .body())
                .contains("data-kind=\"login.FEDERATION\"");
        assertThat(browser.get("/login?federation=skolfederation").body()).contains("data-kind=\"login.FEDERATION\"");
    }

    // ------------------------------------------------------------------ answers

    private String answer(FederationProfile profile, String requestId) throws Exception {
        return answer(profile, requestId, recipe -> recipe);
    }

    private String answer(FederationProfile profile, String requestId, UnaryOperator<ResponseRecipe> change)
            throws Exception {
        return assembled(profile, recipe(profile, requestId, change));
    }

    private ResponseRecipe recipe(FederationProfile profile, String requestId, UnaryOperator<ResponseRecipe> change)
            throws Exception {
        EntityDescriptor own = metadata(profile);
        String acs = PUBLIC + "/saml/" + profile.id() + "/acs";
        return change.apply(new TestFederation(profile, Clock.systemUTC())
                .right(requestId)
                .withDestination(acs)
                .confirmationBy(confirmation -> confirmation.withRecipient(acs))
                .assertionBy(assertion -> assertion.conditionsBy(
                        conditions -> conditions.withAudienceRestrictions(List.of(List.of(own.entityId()))))));
    }

    private String assembled(FederationProfile profile, ResponseRecipe recipe) throws Exception {
        return PostBinding.encode(ResponseAssembler.assemble(
                recipe,
                new TestFederation(profile, Clock.systemUTC()).plan(),
                java.util.Optional.of(new Assembly.Recipient(
                        metadata(profile)
                                .sp()
                                .orElseThrow()
                                .encryptionCertificates()
                                .get(0),
                        EncryptionMethods.MANDATORY)),
                AssemblySteps.NONE));
    }

    private HttpResponse<String> loggedIn(Web at, FederationProfile profile, String more) throws Exception {
        Sent sent = login(at, profile, more);
        return at.post(
                "/saml/" + profile.id() + "/acs",
                Map.of("SAMLResponse", answer(profile, sent.request.id()), "RelayState", sent.relayState));
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void aUserIsLoggedInAndShown(FederationProfile profile) throws Exception {
        HttpResponse<String> landed = loggedIn(browser, profile, "");
        assertThat(landed.headers().firstValue("Location")).contains(PUBLIC + "/patients");
        assertThat(browser.get("/patients").body())
                .contains("id=\"user\"")
                .contains("data-hsa-id=\"SE5599990008-ANNA\"")
                .contains("data-personnummer=\"198004262385\"")
                .contains("data-federation=\"" + profile.id() + "\"")
                .contains("Anna Testläkare");
    }

    @Test
    void theUserLandsOnThePageThatWasAskedFor() throws Exception {
        assertThat(loggedIn(browser, Federations.SAMBI, "&target=/patients/199001012385/prescriptions")
                        .headers()
                        .firstValue("Location"))
                .contains(PUBLIC + "/patients/199001012385/prescriptions");
    }

    @ParameterizedTest
    @FieldSource("ELSEWHERE")
    void nobodyIsSentElsewhere(String target) throws Exception {
        String encoded = java.net.URLEncoder.encode(target, StandardCharsets.UTF_8);
        assertThat(loggedIn(browser, Federations.SAMBI, "&target=" + encoded)
                        .headers()
                        .firstValue("Location"))
                .contains(PUBLIC + "/patients");
        assertThat(at(vendor)
                        .post(
                                "/saml/sambi/acs",
                                Map.of("SAMLResponse", answer(Federations.SAMBI, null), "RelayState", target))
                        .headers()
                        .firstValue("Location"))
                .contains(PUBLIC + "/patients");
    }

    static final List<String> ELSEWHERE = List.of(
            "https://evil.example", "//evil.example", "javascript:alert(1)", "/\\evil.example", "/patients@evil");

    @Test
    void withoutLoginThereIsNobody() throws Exception {
        HttpResponse<String> sent = browser.get("/patients");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).startsWith(PUBLIC + "/login?target=");
        assertThat(browser.get("/patients/199001012385/prescriptions").statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/login?target=/patients").body()).doesNotContain("id=\"user\"");
    }

    @Test
    void theSessionGetsANewIdAndItsCookieStaysInside() throws Exception {
        Sent sent = login(browser, Federations.SAMBI, "");
        String before = browser.cookie("journalen-reference-vendor");
        HttpResponse<String> landed =
                browser.post("/saml/sambi/acs", Map.of("SAMLResponse", answer(Federations.SAMBI, sent.request.id())));
        assertThat(before).isNotEmpty();
        assertThat(browser.cookie("journalen-reference-vendor")).isNotEmpty().isNotEqualTo(before);
        assertThat(landed.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void anotherBrowserCannotBringTheAnswer() throws Exception {
        Sent sent = login(browser, Federations.SAMBI, "");
        Web other = at(vendor);
        login(other, Federations.SAMBI, "");
        HttpResponse<String> answer =
                other.post("/saml/sambi/acs", Map.of("SAMLResponse", answer(Federations.SAMBI, sent.request.id())));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(other.get("/patients").statusCode()).isEqualTo(303);
    }

    @Test
    void aBrowserThatKeepsItsCookieFromOtherSitesPostsOnceMoreFromHere() throws Exception {
        Sent sent = login(browser, Federations.SAMBI, "");
        String message = answer(Federations.SAMBI, sent.request.id());
        HttpResponse<String> again = at(vendor).post("/saml/sambi/acs", Map.of("SAMLResponse", message));
        assertThat(again.body())
                .contains("id=\"saml-response\"")
                .contains("name=\"again\"")
                .contains("action=\"" + PUBLIC + "/saml/sambi/acs\"");
        assertThat(browser.post("/saml/sambi/acs", Map.of("SAMLResponse", message, "again", "yes"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(at(vendor)
                        .post("/saml/sambi/acs", Map.of("SAMLResponse", message, "again", "yes"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLoginThatBeginsAtTheIdentityProviderWorksInSambiOnly() throws Exception {
        for (FederationProfile profile : FEDERATIONS) {
            Web fresh = at(vendor);
            fresh.post("/saml/" + profile.id() + "/acs", Map.of("SAMLResponse", answer(profile, null)));
            assertThat(fresh.get("/patients").statusCode())
                    .as(profile.id())
                    .isEqualTo(profile.unsolicitedAccepted() ? 200 : 303);
        }
    }

    @Test
    void whoLogsOutIsGone() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get("/patients").statusCode()).isEqualTo(303);
    }

    @Test
    void markupInNamesIsShownAsText() throws Exception {
        Sent sent = login(browser, Federations.SAMBI, "");
        String acs = PUBLIC + "/saml/sambi/acs";
        TestFederation federation = new TestFederation(Federations.SAMBI, Clock.systemUTC());
        ResponseRecipe recipe = federation
                .right(sent.request.id())
                .withDestination(acs)
                .confirmationBy(confirmation -> confirmation.withRecipient(acs))
                .assertionBy(assertion -> assertion
                        .conditionsBy(conditions -> conditions.withAudienceRestrictions(
                                List.of(List.of("urn:saker-atkomst-sandbox:TEST:default:reference-vendor:sambi"))))
                        .attributesBy(attribute -> attribute.name().endsWith("givenName")
                                ? attribute.withValues(List.of("<script>alert(1)</script>"))
                                : attribute));
        browser.post(
                "/saml/sambi/acs",
                Map.of("SAMLResponse", federation.post(recipe, federation.plan(), AssemblySteps.NONE)));
        assertThat(browser.get("/patients").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    // ------------------------------------------------------------------ errors

    @Test
    void answersAreTakenByPostOnly() throws Exception {
        HttpResponse<String> answer = browser.get("/saml/sambi/acs?SAMLResponse=x");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("id=\"reference\"");
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void anAnswerInTheAddressIsRefusedForThatAndNotForItsLength(FederationProfile profile) throws Exception {
        assertThat(inTheAddress(profile, false).statusCode()).isEqualTo(405);
        assertThat(inTheAddress(profile, true).statusCode()).isEqualTo(405);
        browser.put("/flaws", "[\"takes-answers-by-get\"]");
        try {
            assertThat(inTheAddress(profile, false).headers().firstValue("Location"))
                    .contains(PUBLIC + "/patients");
            assertThat(inTheAddress(profile, true).headers().firstValue("Location"))
                    .contains(PUBLIC + "/patients");
        } finally {
            browser.put("/flaws", "[]");
        }
    }

    private HttpResponse<String> inTheAddress(FederationProfile profile, boolean deflated) throws Exception {
        String form = answer(profile, login(browser, profile, "").request.id());
        String parameter = deflated
                ? Base64.getEncoder()
                        .encodeToString(
                                RedirectBinding.deflate(Base64.getDecoder().decode(form)))
                : form;
        return browser.get(
                "/saml/" + profile.id() + "/acs?SAMLResponse=" + URLEncoder.encode(parameter, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void aSessionThatHasEndedLogsInNobodySaveWithTheSwitch(FederationProfile profile) throws Exception {
        String ended = Instants.write(Instant.now().minusSeconds(600));
        assertThat(loggedInUntil(profile, ended)).isEqualTo(303);
        browser.put("/flaws", "[\"ignores-session-end\"]");
        try {
            assertThat(loggedInUntil(profile, ended)).isEqualTo(200);
        } finally {
            browser.put("/flaws", "[]");
        }
    }

    private int loggedInUntil(FederationProfile profile, String end) throws Exception {
        Web user = at(vendor);
        Sent sent = login(user, profile, "");
        user.post(
                "/saml/" + profile.id() + "/acs",
                Map.of(
                        "SAMLResponse",
                        answer(
                                profile,
                                sent.request.id(),
                                recipe -> recipe.assertionBy(
                                        assertion -> assertion.authnBy(authn -> authn.withSessionNotOnOrAfter(end))))));
        return user.get("/patients").statusCode();
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void anErrorLeadsToAPageAboutItSaveWithTheSwitch(FederationProfile profile) throws Exception {
        assertThat(error(profile)).contains("data-kind=\"login.CANCELLED\"").doesNotContain("at se.sakeratkomst");
        browser.put("/flaws", "[\"falls-over-errors\"]");
        try {
            assertThat(error(profile)).contains("at se.sakeratkomst");
        } finally {
            browser.put("/flaws", "[]");
        }
    }

    private String error(FederationProfile profile) throws Exception {
        Sent sent = login(browser, profile, "");
        ResponseRecipe cancelled = recipe(profile, sent.request.id(), right -> right)
                .withAssertions(List.of())
                .withStatusCode(Ns.STATUS_RESPONDER)
                .withSecondaryStatus("http://id.elegnamnden.se/status/1.0/cancel");
        return browser.post("/saml/" + profile.id() + "/acs", Map.of("SAMLResponse", assembled(profile, cancelled)))
                .body();
    }

    @Test
    void anErrorPageHasBothLanguagesAndAReferenceAndNoStackTrace() throws Exception {
        for (Map<String, String> form :
                List.of(Map.<String, String>of(), Map.of("SAMLResponse", "%%%"), Map.of("SAMLResponse", "PGE+"))) {
            HttpResponse<String> answer = browser.post("/saml/sambi/acs", form);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("Inloggningen kunde inte godtas")
                    .contains("The login could not be accepted")
                    .containsPattern("<code id=\"reference\">[0-9a-f]{8}</code>")
                    .doesNotContain("Exception")
                    .doesNotContain("at se.sakeratkomst");
        }
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedWithAPage() throws Exception {
        HttpResponse<String> answer = browser.post("/saml/sambi/acs", Map.of("SAMLResponse", "A".repeat(2_200_000)));
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).contains("id=\"reference\"").doesNotContain("Exception");
        assertThat(browser.post("/saml/sambi/acs", Map.of("SAMLResponse", "A".repeat(1_500_000)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void pagesKeepOutOfFramesAndOtherPeoplesScripts() throws Exception {
        assertThat(browser.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("frame-ancestors 'none'")
                .contains("default-src 'none'");
    }

    @Test
    void theSystemSaysThatItIsUp() throws Exception {
        for (String path : List.of("", "/readiness", "/liveness")) {
            assertThat(browser.get("/actuator/health" + path).body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    // ------------------------------------------------------------------ switches

    @Test
    void switchesThrownWhileItRunsCountAtOnceAndEndEveryLogin() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        Sent before = login(at(vendor), Federations.SAMBI, "");
        try {
            assertThat(browser.put("/flaws", "[\"ignores-browser\"]").statusCode())
                    .isEqualTo(204);
            assertThat(browser.get("/patients").statusCode()).isEqualTo(303);
            assertThat(delivered(at(vendor), before).statusCode()).isEqualTo(403);
            assertThat(delivered(at(vendor), login(at(vendor), Federations.SAMBI, ""))
                            .statusCode())
                    .isEqualTo(303);
        } finally {
            browser.put("/flaws", "[]");
        }
        assertThat(delivered(at(vendor), login(at(vendor), Federations.SAMBI, ""))
                        .statusCode())
                .isEqualTo(403);
    }

    // ------------------------------------------------------------------ change of level

    private String answerAt(int level, Sent sent) throws Exception {
        return answer(
                Federations.SAMBI,
                sent.request.id(),
                recipe -> recipe.assertionBy(assertion ->
                        assertion.withAuthnStatements(assertion.authnStatements().stream()
                                .map(statement -> statement.withClassRef(Federations.SAMBI.loa(level)))
                                .toList())));
    }

    @Test
    void aUserAtLevel2IsIdentifiedAnewForWhatNeedsLevel3() throws Exception {
        Sent low = login(browser, Federations.SAMBI, "&loa=2");
        assertThat(low.request.requestedLoas())
                .containsExactlyElementsOf(
                        Federations.SAMBI.loaUris().tailMap(2).values());
        browser.post("/saml/sambi/acs", Map.of("SAMLResponse", answerAt(2, low)));
        assertThat(browser.get("/patients").body()).contains("data-loa=\"" + Federations.SAMBI.loa(2) + "\"");

        Sent high = sent(browser, Federations.SAMBI, "/patients/high");
        assertThat(high.request.requestedLoas()).containsExactly(Federations.SAMBI.loa(3));
        assertThat(high.request.forceAuthn()).contains(true);
        assertThat(browser.post("/saml/sambi/acs", Map.of("SAMLResponse", answerAt(2, high)))
                        .statusCode())
                .isEqualTo(403);
        Sent again = sent(browser, Federations.SAMBI, "/patients/high?federation=sambi");
        assertThat(browser.post("/saml/sambi/acs", Map.of("SAMLResponse", answerAt(3, again)))
                        .headers()
                        .firstValue("Location"))
                .contains(PUBLIC + "/patients/high");
        assertThat(browser.get("/patients/high").body()).contains("data-loa=\"" + Federations.SAMBI.loa(3) + "\"");
    }

    @Test
    void aSessionAtTheIdentityProviderMayBeUsedWhereThatIsSaid() throws Exception {
        assertThat(login(browser, Federations.SAMBI, "&force=false").request.forceAuthn())
                .contains(false);
    }

    // ------------------------------------------------------------------ single logout

    private LogoutRecipe logoutOf(LogoutRequest like) {
        Instant now = Instant.now();
        var nameId = like.nameId().orElseThrow();
        return new LogoutRecipe(
                "_logout" + System.nanoTime(),
                "2.0",
                Instants.write(now),
                PUBLIC + "/saml/sambi/slo",
                Instants.write(now.plusSeconds(60)),
                null,
                TestFederation.IDP,
                null,
                new NameIdRecipe(nameId.value(), nameId.format(), nameId.nameQualifier(), nameId.spNameQualifier()),
                like.sessionIndexes());
    }

    /** The request that a logout here makes, which also tells how the identity provider names the user. */
    private LogoutRequest loggedOut(Web at) throws Exception {
        URI asked = URI.create(
                at.post("/logout", Map.of()).headers().firstValue("Location").orElseThrow());
        assertThat(asked.toString()).startsWith(TestFederation.IDP + "/slo/redirect?");
        RedirectBinding.Received received = RedirectBinding.decode(asked.getRawQuery());
        received.verify(metadata(Federations.SAMBI).sp().orElseThrow().signingCertificates(), AlgorithmPolicy.STRICT);
        return LogoutRequest.read(received.document().getDocumentElement());
    }

    private static String redirected(LogoutRecipe recipe, @org.jspecify.annotations.Nullable SigningKey key) {
        return "/saml/sambi/slo?"
                + RedirectBinding.encode(
                                LogoutWriter.write(recipe), URI.create("http://x"), "relay", key, "SAMLRequest")
                        .getRawQuery();
    }

    private static String posted(LogoutRecipe recipe) {
        var document = LogoutWriter.write(recipe);
        XmlSigner.sign(document.getDocumentElement(), TestKeys.IDP);
        return PostBinding.encode(document);
    }

    /** Two logins of one person, the first of them over: the second one's name and session are those of the first. */
    private LogoutRequest loggedInBeside(Web at) throws Exception {
        Web first = at(vendor);
        Sent one = login(first, Federations.SAMBI, "");
        ResponseRecipe recipe = recipe(Federations.SAMBI, one.request.id(), answer -> answer);
        String name = recipe.assertions().get(0).subject().nameId().value();
        first.post("/saml/sambi/acs", Map.of("SAMLResponse", assembled(Federations.SAMBI, recipe)));
        Sent two = login(at, Federations.SAMBI, "");
        at.post(
                "/saml/sambi/acs",
                Map.of(
                        "SAMLResponse",
                        answer(
                                Federations.SAMBI,
                                two.request.id(),
                                answer -> answer.assertionBy(assertion -> assertion.subjectBy(subject ->
                                        subject.withNameId(subject.nameId().withValue(name)))))));
        return loggedOut(first);
    }

    @Test
    void theIdentityProviderLogsOutWithoutTheBrowsersCookie() throws Exception {
        LogoutRecipe recipe = logoutOf(loggedInBeside(browser));
        HttpResponse<String> answer = at(vendor).get(redirected(recipe, TestKeys.IDP));
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(TestFederation.IDP + "/slo/redirect?");
        RedirectBinding.Received received = RedirectBinding.decode(back.getRawQuery());
        received.verify(metadata(Federations.SAMBI).sp().orElseThrow().signingCertificates(), AlgorithmPolicy.STRICT);
        LogoutResponse response = LogoutResponse.read(received.document().getDocumentElement());
        assertThat(response.complete()).isTrue();
        assertThat(response.inResponseTo()).isEqualTo(recipe.id());
        assertThat(received.relayState()).contains("relay");
        assertThat(browser.get("/patients").statusCode()).isEqualTo(303);
    }

    @Test
    void theIdentityProviderLogsOutByPostToo() throws Exception {
        LogoutRecipe recipe = logoutOf(loggedInBeside(browser));
        assertThat(at(vendor)
                        .post("/saml/sambi/slo", Map.of("SAMLRequest", posted(recipe)))
                        .body())
                .contains("action=\"" + TestFederation.IDP + "/slo/post\"")
                .contains("name=\"SAMLResponse\"");
        assertThat(browser.get("/patients").statusCode()).isEqualTo(303);
    }

    @Test
    void aLogoutThatIsNotRightLeavesTheSessionAlone() throws Exception {
        LogoutRecipe right = logoutOf(loggedInBeside(browser));
        String hourAgo = Instants.write(Instant.now().minusSeconds(3600));
        for (String path : List.of(
                redirected(right, null),
                redirected(right, TestKeys.ATTACKER),
                redirected(right.withNotOnOrAfter(hourAgo), TestKeys.IDP),
                redirected(right.withIssueInstant(hourAgo), TestKeys.IDP),
                redirected(right.withDestination("https://other.example.se"), TestKeys.IDP),
                redirected(right.withVersion("1.1"), TestKeys.IDP),
                redirected(right.withNameId(null), TestKeys.IDP),
                redirected(right.withIssuer(TestFederation.OTHER_IDP), TestKeys.IDP))) {
            assertThat(browser.get(path).statusCode()).isEqualTo(403);
        }
        for (LogoutRecipe other : List.of(
                right.withNameId(right.nameId().withValue("somebody else")),
                right.withSessionIndexes(List.of("another session")))) {
            URI back = URI.create(at(vendor)
                    .get(redirected(other, TestKeys.IDP))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
            assertThat(LogoutResponse.read(RedirectBinding.decode(back.getRawQuery())
                                    .document()
                                    .getDocumentElement())
                            .complete())
                    .isFalse();
        }
        assertThat(browser.get("/patients").statusCode()).isEqualTo(200);
    }

    @Test
    void eachSwitchAboutLogoutsLetsItsOwnThrough() throws Exception {
        try {
            thrown("accepts-unsigned-logout", right -> redirected(right, null));
            thrown(
                    "ignores-logout-expiry",
                    right -> redirected(
                            right.withNotOnOrAfter(Instants.write(Instant.now().minusSeconds(3600))), TestKeys.IDP));
            thrown(
                    "ignores-who-is-logged-out",
                    right -> redirected(right.withNameId(right.nameId().withValue("somebody else")), TestKeys.IDP));
        } finally {
            browser.put("/flaws", "[]");
        }
    }

    private void thrown(String flaw, Function<LogoutRecipe, String> path) throws Exception {
        browser.put("/flaws", "[\"" + flaw + "\"]");
        Web user = at(vendor);
        LogoutRecipe right = logoutOf(loggedInBeside(user));
        user.get(path.apply(right));
        assertThat(user.get("/patients").statusCode()).as(flaw).isEqualTo(303);
    }

    @Test
    void withTheSwitchTheOldCookieIsStillBelieved() throws Exception {
        browser.put("/flaws", "[\"keeps-session-after-logout\"]");
        try {
            loggedIn(browser, Federations.SAMBI, "");
            String cookie = "journalen-reference-vendor=" + browser.cookie("journalen-reference-vendor");
            browser.post("/logout", Map.of());
            assertThat(browser.get("/patients").statusCode()).isEqualTo(303);
            assertThat(at(vendor).get("/patients", cookie).statusCode()).isEqualTo(200);
        } finally {
            browser.put("/flaws", "[]");
        }
    }

    @Test
    void theAnswerToALogoutIsShown() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        LogoutRequest asked = loggedOut(browser);
        assertThat(browser.get("/patients").statusCode()).isEqualTo(303);
        LogoutResponseRecipe answer = new LogoutResponseRecipe(
                "_answer",
                "2.0",
                Instants.write(Instant.now()),
                PUBLIC + "/saml/sambi/slo",
                asked.id(),
                TestFederation.IDP,
                null,
                Ns.STATUS_SUCCESS,
                LogoutResponse.PARTIAL_LOGOUT,
                null);
        String path = "/saml/sambi/slo?"
                + RedirectBinding.encode(
                                LogoutWriter.write(answer), URI.create("http://x"), null, TestKeys.IDP, "SAMLResponse")
                        .getRawQuery();
        assertThat(browser.get(path).body()).contains("id=\"logged-out\"").contains("data-complete=\"false\"");
        assertThat(browser.get(path).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> delivered(Web at, Sent sent) throws Exception {
        return at.post(
                "/saml/sambi/acs",
                Map.of("SAMLResponse", answer(Federations.SAMBI, sent.request.id()), "again", "yes"));
    }

    @Test
    void anUnknownSwitchIsRefusedWithTheNamesThereAre() throws Exception {
        HttpResponse<String> refused = browser.put("/flaws", "[\"ignores-audiense\"]");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("ignores-audiense").contains("ignores-audience");
    }

    @Test
    void withoutTheSettingNobodyThrowsASwitch() throws Exception {
        assertThat(at(careless).put("/flaws", "[]").statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesSpeakTwoLanguages() throws Exception {
        assertThat(browser.get("/").body()).contains("Logga in via Sambi");
        assertThat(browser.get("/?lang=en").body()).contains("Log in through Sambi");
    }

    // ------------------------------------------------------------------ E-hälsomyndigheten

    @Test
    void prescriptionsAreReadWithTheRightHeadersAndShown() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        String page = browser.get("/patients/199001012385/prescriptions").body();
        assertThat(page)
                .contains("data-count=\"1\"")
                .contains("TEST Cetirin 10 mg")
                .contains("Mot allergi")
                .contains("Anna Testläkare");

        TestEhm.Call token = ehm.last("/token");
        assertThat(token.form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:saml2-bearer")
                .doesNotContainKey("supplement");
        assertThat(token.header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("id-s:secret-s".getBytes()));
        var assertion = SecureXml.parse(
                        Base64.getUrlDecoder().decode(token.form().get("assertion")))
                .getDocumentElement();
        assertThat(XmlVerifier.verify(assertion, List.of(TestKeys.IDP.certificate()), AlgorithmPolicy.STRICT))
                .isNotNull();

        TestEhm.Call list = ehm.last("/fhir/MedicationRequest");
        assertThat(list.header("Authorization")).isEqualTo("Bearer the-token");
        assertThat(list.header("x-purpose")).isEqualTo("VARD");
        assertThat(list.header("x-access")).isEqualTo("TILLFALLIGT_SAMTYCKE");
        assertThat(list.header("x-patientref")).isEqualTo("p1");
        assertThat(list.header("x-request-id"))
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(ehm.last("/fhir/Patient").header("x-request-id"));
        assertThat(new String(Base64.getDecoder().decode(list.header("x-user-agent")), StandardCharsets.UTF_8))
                .contains("\"name\"")
                .contains("\"version\"");
    }

    @Test
    void theAccessTokenIsUsedAgain() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        browser.get("/patients/199001012385/prescriptions");
        browser.get("/patients/195203142384/prescriptions");
        assertThat(ehm.calls.stream().filter(call -> call.path().equals("/token")))
                .hasSize(1);
    }

    @Test
    void whatSwedenConnectLacksIsAddedUnderTheSharedSecret() throws Exception {
        loggedIn(browser, Federations.SWEDEN_CONNECT, "");
        browser.get("/patients/199001012385/prescriptions");
        TestEhm.Call token = ehm.last("/token");
        String[] parts = token.form().get("supplement").split("\\.");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shared-secret-shared-secret-shared".getBytes(), "HmacSHA256"));
        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(mac.doFinal((parts[0] + "." + parts[1]).getBytes()));
        var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("attributes")
                        .path("http://sambi.se/attributes/1/personalPrescriptionCode")
                        .path(0)
                        .asString())
                .isEqualTo("9000019");
        String assertion =
                new String(Base64.getUrlDecoder().decode(token.form().get("assertion")), StandardCharsets.UTF_8);
        assertThat(assertion).contains("ID=\"" + claims.path("assertion").asString() + "\"");
    }

    @Test
    void aRefusalIsPassedOnAtOnceWithWhatWasSaid() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        ehm.refusals.put(
                "/fhir/MedicationRequest",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"forbidden\",\"diagnostics\":\"Rollen saknar behörighet\"}]}");
        HttpResponse<String> page = browser.get("/patients/199001012385/prescriptions");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("id=\"ehm-refusal\"")
                .contains("data-step=\"PRESCRIPTIONS\"")
                .contains("data-code=\"forbidden\"")
                .contains("Rollen saknar behörighet")
                .contains(ehm.last("/fhir/MedicationRequest").header("x-request-id"));
        ehm.refusals.put("/token", "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}");
        Web other = at(vendor);
        loggedIn(other, Federations.SAMBI, "");
        assertThat(other.get("/patients/199001012385/prescriptions?lang=en").body())
                .contains("data-step=\"TOKEN\"")
                .contains("invalid_grant")
                .contains("Log out and in again");
    }

    @Test
    void withoutTheSettingThereIsNoTestDriver() throws Exception {
        loggedIn(browser, Federations.SAMBI, "");
        assertThat(browser.postJson("/test-driver/open-patient", "{\"personnummer\":\"199001012385\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void withTheSwitchNobodyIsToldWhatFor() throws Exception {
        Web at = at(careless);
        loggedIn(at, Federations.SAMBI, "");
        at.get("/patients/199001012385/prescriptions");
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-purpose")).isEmpty();
        assertThat(ehm.last("/fhir/MedicationRequest").header("x-access")).isEqualTo("TILLFALLIGT_SAMTYCKE");
    }
}
