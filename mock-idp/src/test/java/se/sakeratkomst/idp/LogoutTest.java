package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.logout.LogoutResponseRecipe;
import se.sakeratkomst.saml.logout.LogoutWriter;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Logging out over several service providers, and what is not followed. */
@Tag("SAMBI-038")
class LogoutTest extends IdpCase {
    private static final String SLO = IDP + "/sambi/slo/";

    private HttpClient browser;

    /** A service provider that somebody is logged in at. */
    private record Member(TestSp sp, NameIdRecipe nameId, String sessionIndex) {}

    @BeforeEach
    void aNewBrowser() {
        browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager())
                .build();
    }

    private Member loggedIn(String name, UnaryOperator<SpMetadata> more) {
        TestSp sp = new TestSp("urn:test:slo:" + name, SAMBI, "https://sp.test/" + name + "/acs", IDP, browser);
        PEERS.register("sambi", more.apply(sp.metadata()).build().getDocumentElement());
        known(sp);
        TestSp.Page page = sp.redirect(sp.request());
        TestSp.Page answer = page.html().select("form#card-login").isEmpty() ? page : sp.useCard(page, PEERS.ca, CARD);
        ReceivedAssertion assertion = ReceivedAssertion.read(TestSp.assertion(answer.response()));
        ReceivedAssertion.NameId name1 = assertion.nameId().orElseThrow();
        return new Member(
                sp,
                new NameIdRecipe(name1.value(), name1.format(), name1.nameQualifier(), name1.spNameQualifier()),
                String.valueOf(assertion.authnStatements().get(0).sessionIndex()));
    }

    private Member byRedirect(String name) {
        return loggedIn(name, md -> md.singleLogoutService(Ns.BINDING_REDIRECT, slo(name)));
    }

    private Member byPost(String name) {
        return loggedIn(name, md -> md.singleLogoutService(Ns.BINDING_POST, slo(name)));
    }

    private static String slo(String name) {
        return "https://sp.test/" + name + "/slo";
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    private HttpResponse<String> post(String uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> soap(byte[] envelope) {
        return send(HttpRequest.newBuilder(URI.create(SLO + "soap"))
                .header("Content-Type", SoapBinding.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope)));
    }

    private static LogoutRecipe request(Member member, String binding) {
        return new LogoutRecipe(
                Ids.next(),
                "2.0",
                Instants.write(Instant.now()),
                SLO + binding,
                Instants.write(Instant.now().plusSeconds(60)),
                LogoutRecipe.BY_USER,
                member.sp().entityId,
                null,
                member.nameId(),
                List.of(member.sessionIndex()));
    }

    private HttpResponse<String> ask(LogoutRecipe recipe) {
        return ask(LogoutWriter.write(recipe), TestSp.KEY);
    }

    private HttpResponse<String> ask(Document document, @Nullable SigningKey key) {
        return get(RedirectBinding.encode(
                document, URI.create(SLO + "redirect"), "TEST-relay", key, RedirectBinding.REQUEST));
    }

    /** What a redirect carries, verified as the identity provider's. */
    private RedirectBinding.Received carried(HttpResponse<String> answer, String to) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(to + "?");
        RedirectBinding.Received received =
                RedirectBinding.decode(URI.create(location).getRawQuery());
        received.verify(List.of(idpCertificate(SAMBI)), AlgorithmPolicy.STRICT);
        return received;
    }

    private HttpResponse<String> answer(Member member, RedirectBinding.Received asked, String status) {
        LogoutRequest request = LogoutRequest.read(asked.document().getDocumentElement());
        Document response = LogoutWriter.write(response(member, request.id(), status));
        return get(RedirectBinding.encode(
                response,
                URI.create(SLO + "redirect"),
                asked.relayState().orElse(null),
                TestSp.KEY,
                RedirectBinding.RESPONSE));
    }

    private static LogoutResponseRecipe response(Member member, String inResponseTo, String status) {
        return new LogoutResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(Instant.now()),
                SLO + "redirect",
                inResponseTo,
                member.sp().entityId,
                null,
                status,
                null,
                null);
    }

    private LogoutResponse refused(HttpResponse<String> answer, Member sender, String requirement) {
        assertThat(last("saml.logoutrequest.received").outcome()).isEqualTo(Outcome.refused);
        assertThat(last("saml.logoutrequest.received").facts()).containsEntry("requirement", requirement);
        LogoutResponse response = LogoutResponse.read(
                carried(answer, slo(nameOf(sender))).document().getDocumentElement());
        assertThat(response.success()).isFalse();
        assertThat(response.secondaryStatus()).contains(Ns.STATUS_REQUEST_DENIED);
        assertThat(stillLoggedIn(sender)).isTrue();
        return response;
    }

    private static String nameOf(Member member) {
        return member.sp().entityId.substring("urn:test:slo:".length());
    }

    private boolean stillLoggedIn(Member member) {
        return member.sp()
                .redirect(member.sp().request().withForceAuthn(false))
                .html()
                .select("form#card-login")
                .isEmpty();
    }

    @Test
    void aServiceProviderLogsOutAndTheOthersAreAskedOneAfterTheOther() {
        Member first = byRedirect("first");
        Member second = byRedirect("second");
        Member third = byPost("third");
        LogoutRecipe request = request(first, "redirect");

        HttpResponse<String> toSecond = ask(request);
        RedirectBinding.Received asked = carried(toSecond, slo("second"));
        LogoutRequest told = LogoutRequest.read(asked.document().getDocumentElement());
        assertThat(told.nameId().orElseThrow().value())
                .isEqualTo(second.nameId().value());
        assertThat(told.sessionIndexes()).containsExactly(second.sessionIndex());
        assertThat(told.destination()).isEqualTo(slo("second"));

        org.jsoup.nodes.Document toThird =
                Jsoup.parse(answer(second, asked, Ns.STATUS_SUCCESS).body());
        assertThat(toThird.select("form#saml-logout").attr("action")).isEqualTo(slo("third"));
        assertThat(toThird.select("#logout-progress tr[data-sp]").eachAttr("data-state"))
                .containsExactly("done", "asked");
        Document posted =
                PostBinding.decode(toThird.select("input[name=SAMLRequest]").val());
        LogoutRequest thirdAsked = LogoutRequest.read(XmlVerifier.verify(
                posted.getDocumentElement(), List.of(idpCertificate(SAMBI)), AlgorithmPolicy.STRICT));
        Document answer = LogoutWriter.write(
                response(third, thirdAsked.id(), Ns.STATUS_SUCCESS).withDestination(SLO + "post"));
        XmlSigner.sign(answer.getDocumentElement(), TestSp.KEY);
        HttpResponse<String> back = post(
                SLO + "post",
                Map.of(
                        "SAMLResponse",
                        PostBinding.encode(answer),
                        "RelayState",
                        toThird.select("input[name=RelayState]").val()));

        RedirectBinding.Received end = carried(back, slo("first"));
        LogoutResponse response = LogoutResponse.read(end.document().getDocumentElement());
        assertThat(response.complete()).isTrue();
        assertThat(response.inResponseTo()).isEqualTo(request.id());
        assertThat(end.relayState()).contains("TEST-relay");
        assertThat(stillLoggedIn(first)).isFalse();
        assertThat(last("logout.finished").facts()).containsEntry("complete", true);
    }

    @Test
    void aServiceProviderWithoutLogoutMakesItPartial() {
        Member first = byRedirect("first");
        loggedIn("silent", md -> md);
        LogoutResponse response = LogoutResponse.read(carried(ask(request(first, "redirect")), slo("first"))
                .document()
                .getDocumentElement());
        assertThat(response.success()).isTrue();
        assertThat(response.secondaryStatus()).contains(LogoutResponse.PARTIAL_LOGOUT);
        assertThat(stillLoggedIn(first)).isFalse();
    }

    @Test
    void theSessionsPageLogsOutEverywhereAndTellsWhoAnsweredWhat() {
        Member first = byRedirect("first");
        Member second = byRedirect("second");
        loggedIn("silent", md -> md);
        TestSp.Page page = first.sp().get(URI.create(IDP + "/sambi/session"));
        HttpResponse<String> toFirst = post(IDP + page.action("logout-everywhere"), page.form("logout-everywhere"));
        HttpResponse<String> toSecond = answer(first, carried(toFirst, slo("first")), Ns.STATUS_SUCCESS);
        HttpResponse<String> end = answer(second, carried(toSecond, slo("second")), Ns.STATUS_RESPONDER);
        TestSp.Page result =
                first.sp().get(URI.create(end.headers().firstValue("Location").orElseThrow()));
        assertThat(result.html().select("#logout-progress tr[data-sp]").eachAttr("data-state"))
                .containsExactly("done", "failed", "unreachable");
        assertThat(result.html().select("#logout-partial")).hasSize(1);
        assertThat(first.sp().get(URI.create(IDP + "/sambi/session")).html().select("#nobody"))
                .hasSize(1);
    }

    @Test
    void aFormFromElsewhereLogsNobodyOut() {
        Member first = byRedirect("first");
        post(IDP + "/sambi/session/logout", Map.of("proof", "guessed"));
        assertThat(stillLoggedIn(first)).isTrue();
    }

    @Test
    void whoDoesNotAnswerIsPassedOver() {
        Member first = byRedirect("first");
        Member second = byRedirect("second");
        RedirectBinding.Received asked = carried(ask(request(first, "redirect")), slo("second"));
        String logout = asked.relayState().orElseThrow();
        TestSp.Page waiting = first.sp().get(URI.create(IDP + "/sambi/logout/" + logout));
        HttpResponse<String> end = post(IDP + waiting.action("logout-proceed"), Map.of());
        assertThat(LogoutResponse.read(carried(end, slo("first")).document().getDocumentElement())
                        .complete())
                .isFalse();
        assertThat(second.sp().entityId).isNotEmpty();
    }

    @Test
    void anAnswerThatIsNotSignedOrAnswersSomethingElseIsNotBelieved() {
        Member first = byRedirect("first");
        Member second = byRedirect("second");
        RedirectBinding.Received asked = carried(ask(request(first, "redirect")), slo("second"));
        String id = LogoutRequest.read(asked.document().getDocumentElement()).id();
        get(RedirectBinding.encode(
                LogoutWriter.write(response(second, id, Ns.STATUS_SUCCESS)),
                URI.create(SLO + "redirect"),
                asked.relayState().orElseThrow(),
                null,
                RedirectBinding.RESPONSE));
        assertThat(last("saml.logoutresponse.received").outcome()).isEqualTo(Outcome.refused);
        assertThat(last("logout.finished").facts()).containsEntry("complete", false);
        HttpResponse<String> late = get(RedirectBinding.encode(
                LogoutWriter.write(response(second, "_unknown", Ns.STATUS_SUCCESS)),
                URI.create(SLO + "redirect"),
                null,
                TestSp.KEY,
                RedirectBinding.RESPONSE));
        assertThat(late.statusCode()).isEqualTo(400);
    }

    @Test
    void aRequestThatIsNotSignedOrByAStrangerIsRefused() {
        Member first = byRedirect("first");
        refused(ask(LogoutWriter.write(request(first, "redirect")), null), first, "SAML-PROFILES-4.4.4.1");
        refused(ask(LogoutWriter.write(request(first, "redirect")), TestSp.STRANGER), first, "SAMBI-034");
    }

    @Test
    void aRequestForAnotherAddressOldExpiredOrSeenBeforeIsRefused() {
        Member first = byRedirect("first");
        LogoutRecipe right = request(first, "redirect");
        refused(ask(right.withDestination("https://other.test/slo")), first, "SAML-BINDINGS-3.5.5.2");
        refused(ask(right.withDestination(null)), first, "SAML-BINDINGS-3.5.5.2");
        refused(
                ask(right.withIssueInstant(Instants.write(Instant.now().minusSeconds(3600)))),
                first,
                "SAML-CORE-3.2.1");
        refused(
                ask(right.withNotOnOrAfter(Instants.write(Instant.now().minusSeconds(3600)))),
                first,
                "SAML-CORE-3.7.1");
        refused(ask(right.withNameId(null)), first, "SAML-CORE-3.7.1");
        ask(right);
        Member again = byRedirect("first");
        refused(ask(right), again, "SAML-PROFILES-4.4.4.1");
    }

    @Test
    @Tag("GEN-015")
    void aRequestAboutSomebodyElseEndsNoSession() {
        Member first = byRedirect("first");
        for (LogoutRecipe wrong : List.of(
                request(first, "redirect").withNameId(first.nameId().withValue("somebody-else")),
                request(first, "redirect").withSessionIndexes(List.of("_other")))) {
            LogoutResponse response = LogoutResponse.read(
                    carried(ask(wrong), slo("first")).document().getDocumentElement());
            assertThat(response.success()).isFalse();
            assertThat(response.secondaryStatus()).contains(Ns.STATUS_UNKNOWN_PRINCIPAL);
            assertThat(stillLoggedIn(first)).isTrue();
        }
    }

    @Test
    void aWrappedRequestIsRefused() {
        Member first = byPost("posting");
        Document evil = LogoutWriter.write(
                request(first, "post").withId("_evil").withNameId(first.nameId().withValue("victim")));
        Document signed = LogoutWriter.write(request(first, "post"));
        XmlSigner.sign(signed.getDocumentElement(), TestSp.KEY);
        org.w3c.dom.Element inside = (org.w3c.dom.Element) evil.importNode(signed.getDocumentElement(), true);
        evil.getDocumentElement().appendChild(inside);
        evil.getDocumentElement()
                .insertBefore(inside.getElementsByTagNameNS(Ns.DS, "Signature").item(0), inside);
        HttpResponse<String> answer = post(SLO + "post", Map.of("SAMLRequest", PostBinding.encode(evil)));
        assertThat(last("saml.logoutrequest.received").outcome()).isEqualTo(Outcome.refused);
        assertThat(answer.body()).contains("SAMLResponse");
        assertThat(stillLoggedIn(first)).isTrue();
    }

    @Test
    void aDoctypeGarbageAndAStrangersRequestAreShownOnAPage() {
        Member first = byRedirect("first");
        String doctype = java.util.Base64.getEncoder()
                .encodeToString("<!DOCTYPE a [<!ENTITY b SYSTEM \"http://127.0.0.1:1/\">]><a>&b;</a>"
                        .getBytes(StandardCharsets.UTF_8));
        for (String message : List.of(doctype, "garbage")) {
            HttpResponse<String> answer = post(SLO + "post", Map.of("SAMLRequest", message));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("[data-requirement]")).isNotEmpty();
        }
        HttpResponse<String> stranger = ask(request(first, "redirect").withIssuer("urn:test:nobody"));
        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(stillLoggedIn(first)).isTrue();
    }

    @Test
    void soapLogsOutFromServerToServer() {
        Member first = byRedirect("first");
        Document request = LogoutWriter.write(request(first, "soap"));
        XmlSigner.sign(request.getDocumentElement(), TestSp.KEY);
        HttpResponse<String> answer = soap(SoapBinding.encode(request));
        assertThat(answer.statusCode()).isEqualTo(200);
        Document response = SoapBinding.decode(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(LogoutResponse.read(XmlVerifier.verify(
                                response.getDocumentElement(), List.of(idpCertificate(SAMBI)), AlgorithmPolicy.STRICT))
                        .complete())
                .isTrue();
        assertThat(stillLoggedIn(first)).isFalse();
    }

    @Test
    void soapThatIsNotRightIsAFaultOrARefusalAndNeverMore() {
        Member first = byRedirect("first");
        HttpResponse<String> doctype = soap("<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8));
        assertThat(doctype.statusCode()).isEqualTo(500);
        assertThat(doctype.body()).contains("faultstring").doesNotContain("\tat ");
        HttpResponse<String> unsigned = soap(SoapBinding.encode(LogoutWriter.write(request(first, "soap"))));
        assertThat(LogoutResponse.read(SoapBinding.decode(unsigned.body().getBytes(StandardCharsets.UTF_8))
                                .getDocumentElement())
                        .success())
                .isFalse();
        assertThat(stillLoggedIn(first)).isTrue();
    }

    @Test
    void aServiceProviderWithSoapIsAskedBehindTheBrowser() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            LogoutRequest asked = LogoutRequest.read(
                    SoapBinding.decode(exchange.getRequestBody().readAllBytes()).getDocumentElement());
            Document response = LogoutWriter.write(new LogoutResponseRecipe(
                    Ids.next(),
                    "2.0",
                    Instants.write(Instant.now()),
                    null,
                    asked.id(),
                    "urn:test:slo:behind",
                    null,
                    Ns.STATUS_SUCCESS,
                    null,
                    null));
            XmlSigner.sign(response.getDocumentElement(), TestSp.KEY);
            byte[] body = SoapBinding.encode(response);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Member first = byRedirect("first");
            loggedIn(
                    "behind",
                    md -> md.singleLogoutService(
                            Ns.BINDING_SOAP,
                            "http://localhost:" + server.getAddress().getPort() + "/"));
            LogoutResponse response = LogoutResponse.read(carried(ask(request(first, "redirect")), slo("first"))
                    .document()
                    .getDocumentElement());
            assertThat(response.complete()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aNegativeTestChangesTheNextLogoutRequestAndNoLogin() {
        Member first = byRedirect("first");
        Member second = byRedirect("second");
        deviations.arm(LabId.DEFAULT, Armed.next("NEG-147", "only", "sambi", second.sp().entityId));
        assertThat(stillLoggedIn(second)).isTrue();
        RedirectBinding.Received asked = carried(ask(request(first, "redirect")), slo("second"));
        assertThat(LogoutRequest.read(asked.document().getDocumentElement())
                        .notOnOrAfter()
                        .orElseThrow())
                .isBefore(Instant.now());
        assertThat(last("saml.logoutrequest.sent").facts()).containsEntry("negativeTest", "NEG-147");
    }

    @Test
    void eachNegativeTestOfLogoutSendsWhatItSays() {
        for (String[] test :
                new String[][] {{"NEG-145", "only"}, {"NEG-146", "name"}, {"NEG-146", "session"}, {"NEG-146", "both"}
                }) {
            aNewBrowser();
            Member first = byRedirect("first");
            Member second = byRedirect("second");
            deviations.arm(LabId.DEFAULT, Armed.next(test[0], test[1], "sambi", second.sp().entityId));
            String location = ask(request(first, "redirect"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            RedirectBinding.Received asked =
                    RedirectBinding.decode(URI.create(location).getRawQuery());
            LogoutRequest told = LogoutRequest.read(asked.document().getDocumentElement());
            assertThat(asked.signed()).isEqualTo(!test[0].equals("NEG-145"));
            assertThat(told.nameId()
                            .orElseThrow()
                            .value()
                            .equals(second.nameId().value()))
                    .isEqualTo(!test[1].equals("name") && !test[1].equals("both"));
            assertThat(told.sessionIndexes().contains(second.sessionIndex()))
                    .isEqualTo(!test[1].equals("session") && !test[1].equals("both"));
        }
    }

    @Test
    void metadataSaysWhereToLogOut() throws IOException {
        IdpRole role = MetadataReader.read(
                        SecureXml.parse(get(URI.create(IDP + "/sambi/metadata")).body()))
                .get(0)
                .idp()
                .orElseThrow();
        assertThat(role.singleLogout(Ns.BINDING_REDIRECT).orElseThrow().location())
                .isEqualTo(SLO + "redirect");
        assertThat(role.singleLogout(Ns.BINDING_POST)).isPresent();
        assertThat(role.singleLogout(Ns.BINDING_SOAP)).isPresent();
        IdpRole other = MetadataReader.read(SecureXml.parse(
                        get(URI.create(IDP + "/sweden-connect/metadata")).body()))
                .get(0)
                .idp()
                .orElseThrow();
        assertThat(other.singleLogout(Ns.BINDING_SOAP)).isEqualTo(Optional.empty());
    }
}
