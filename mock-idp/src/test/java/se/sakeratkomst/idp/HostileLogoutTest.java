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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.logout.Logouts;
import se.sakeratkomst.idp.request.UsedRequests;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
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
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Attacks by logout messages, by each binding: nobody is logged out, nothing is fetched from anywhere, nothing grows, nobody sees a stack
 * trace, and the journal says why it was refused.
 */
@Tag("SAMBI-038")
class HostileLogoutTest extends IdpCase {
    private static final String SLO = IDP + "/sambi/slo/";
    private static final List<String> BINDINGS = List.of("redirect", "post", "soap");
    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static HttpServer canaryServer;
    private static String canary;

    @Autowired
    Logouts logouts;

    @Autowired
    UsedRequests used;

    private HttpClient browser;

    /** A service provider that somebody is logged in at. */
    private record Member(TestSp sp, NameIdRecipe nameId, String sessionIndex) {}

    @BeforeAll
    static void canaryListens() throws IOException {
        canaryServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canaryServer.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        canaryServer.start();
        canary = "http://localhost:" + canaryServer.getAddress().getPort();
    }

    @AfterAll
    static void canaryEnds() {
        canaryServer.stop(0);
    }

    @BeforeEach
    void aNewBrowser() {
        browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    @AfterEach
    void nothingWasFetched() {
        assertThat(FETCHED).hasValue(0);
    }

    private Member loggedIn(String name) {
        TestSp sp = new TestSp("urn:test:hostile-slo:" + name, SAMBI, "https://sp.test/" + name + "/acs", IDP, browser);
        PEERS.register(
                "sambi",
                sp.metadata()
                        .singleLogoutService(Ns.BINDING_REDIRECT, slo(name))
                        .singleLogoutService(Ns.BINDING_POST, slo(name))
                        .build()
                        .getDocumentElement());
        known(sp);
        TestSp.Page page = sp.redirect(sp.request());
        TestSp.Page answer = page.html().select("form#card-login").isEmpty() ? page : sp.useCard(page, PEERS.ca, CARD);
        ReceivedAssertion assertion = ReceivedAssertion.read(TestSp.assertion(answer.response()));
        ReceivedAssertion.NameId nameId = assertion.nameId().orElseThrow();
        return new Member(
                sp,
                new NameIdRecipe(nameId.value(), nameId.format(), nameId.nameQualifier(), nameId.spNameQualifier()),
                String.valueOf(assertion.authnStatements().get(0).sessionIndex()));
    }

    private static String slo(String name) {
        return "https://sp.test/" + name + "/slo";
    }

    // ------------------------------------------------------------------ ways to send

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> form(String body) {
        return send(HttpRequest.newBuilder(URI.create(SLO + "post"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> soap(byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(SLO + "soap"))
                .header("Content-Type", SoapBinding.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> query(String query) {
        return send(HttpRequest.newBuilder(URI.create(SLO + "redirect?" + query)));
    }

    private HttpResponse<String> bytes(String binding, String parameter, byte[] xml) {
        return switch (binding) {
            case "redirect" -> query(parameter + "=" + encoded(RedirectBinding.deflate(xml)));
            case "post" -> form(parameter + "=" + encoded(xml));
            default -> soap(xml);
        };
    }

    private static String encoded(byte[] bytes) {
        return encoded(Base64.getEncoder().encodeToString(bytes));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> sent(String binding, Document message, @Nullable SigningKey key) {
        return sent(binding, message, key, RedirectBinding.REQUEST, "TEST-relay");
    }

    private HttpResponse<String> sent(
            String binding, Document message, @Nullable SigningKey key, String parameter, String relayState) {
        if (binding.equals("redirect")) {
            return send(HttpRequest.newBuilder(
                    RedirectBinding.encode(message, URI.create(SLO + "redirect"), relayState, key, parameter)));
        }
        if (key != null) {
            XmlSigner.sign(message.getDocumentElement(), key);
        }
        return binding.equals("post")
                ? form(parameter + "=" + encoded(SecureXml.serialise(message)) + "&RelayState=" + encoded(relayState))
                : soap(SoapBinding.encode(message));
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

    // ------------------------------------------------------------------ how a refusal looks

    /** Who is logged in, what is remembered and what is under way, before and after. */
    private String state() {
        return sessions.snapshot(LabId.DEFAULT) + " " + logouts.snapshot(LabId.DEFAULT) + " "
                + used.snapshot(LabId.DEFAULT);
    }

    private void refused(Member member, java.util.function.Supplier<HttpResponse<String>> attack, String requirement) {
        String before = state();
        long journalBefore = journal.last(LabId.DEFAULT);
        HttpResponse<String> answer = attack.get();
        assertThat(state()).isEqualTo(before);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "se.sakeratkomst", "org.apache");
        saysNo(answer);
        List<JournalEntry> told =
                journal.read(LabId.DEFAULT, new JournalQuery(journalBefore, "saml.logoutrequest.received", null, 10));
        assertThat(told).isNotEmpty();
        JournalEntry last = told.get(told.size() - 1);
        assertThat(last.outcome()).isEqualTo(Outcome.refused);
        assertThat(last.facts()).containsEntry("requirement", requirement);
        assertThat(stillLoggedIn(member)).isTrue();
    }

    /** A page with 400, a SOAP fault, or a LogoutResponse that says no. */
    private static void saysNo(HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 303 -> {
                Document response = RedirectBinding.decode(URI.create(
                                        answer.headers().firstValue("Location").orElseThrow())
                                .getRawQuery())
                        .document();
                assertThat(LogoutResponse.read(response.getDocumentElement()).success())
                        .isFalse();
            }
            case 200 -> {
                String field = Jsoup.parse(answer.body())
                        .select("input[name=SAMLResponse]")
                        .val();
                Document response = field.isEmpty()
                        ? SoapBinding.decode(answer.body().getBytes(StandardCharsets.UTF_8))
                        : PostBinding.decode(field);
                assertThat(LogoutResponse.read(response.getDocumentElement()).success())
                        .isFalse();
            }
            case 400 ->
                assertThat(Jsoup.parse(answer.body()).select("[data-requirement]"))
                        .isNotEmpty();
            case 500 -> assertThat(answer.body()).contains("Fault", "TEST");
            default -> throw new AssertionError("status " + answer.statusCode());
        }
    }

    private boolean stillLoggedIn(Member member) {
        return member.sp()
                .redirect(member.sp().request().withForceAuthn(false))
                .html()
                .select("form#card-login")
                .isEmpty();
    }

    private static Stream<Arguments> byEachBinding(Stream<String> names) {
        return names.flatMap(name -> BINDINGS.stream().map(binding -> Arguments.of(name, binding)));
    }

    // ------------------------------------------------------------------ what a request says

    private record Wrong(String requirement, BiFunction<Member, LogoutRecipe, LogoutRecipe> change) {}

    private static Wrong wrong(String requirement, UnaryOperator<LogoutRecipe> change) {
        return new Wrong(requirement, (member, recipe) -> change.apply(recipe));
    }

    private static Map<String, Wrong> wrongRequests() {
        Map<String, Wrong> all = new LinkedHashMap<>();
        all.put("another server's address", wrong("SAML-BINDINGS-3.5.5.2", r -> r.withDestination("https://o.test/")));
        all.put("another endpoint of ours", wrong("SAML-BINDINGS-3.5.5.2", r -> r.withDestination(SLO + "other")));
        all.put(
                "another identity provider of ours",
                wrong(
                        "SAML-BINDINGS-3.5.5.2",
                        r -> r.withDestination(String.valueOf(r.destination()).replace("/sambi/", "/inera/"))));
        all.put(
                "an address that only resembles ours",
                wrong("SAML-BINDINGS-3.5.5.2", r -> r.withDestination(r.destination() + "/")));
        all.put("an hour old", wrong("SAML-CORE-3.2.1", r -> r.withIssueInstant(at(-3600))));
        all.put("an hour early", wrong("SAML-CORE-3.2.1", r -> r.withIssueInstant(at(3600))));
        all.put("no time of issue", wrong("SAML-CORE-3.2.1", r -> r.withIssueInstant("yesterday")));
        all.put("the end of time", wrong("SAML-CORE-3.2.1", r -> r.withIssueInstant("+999999999-12-31T23:59:59Z")));
        all.put("over already", wrong("SAML-CORE-3.7.1", r -> r.withNotOnOrAfter(at(-3600))));
        all.put("no end", wrong("SAML-CORE-3.7.1", r -> r.withNotOnOrAfter("tomorrow")));
        all.put("another version", wrong("SAML-CORE-3.2.1", r -> r.withVersion("1.1")));
        all.put("no ID", wrong("SAML-PROFILES-4.4.4.1", r -> r.withId(null)));
        all.put("nobody", wrong("SAML-CORE-3.7.1", r -> r.withNameId(null)));
        all.put("an unknown sender", wrong("SAMBI-002", r -> r.withIssuer("urn:test:nobody")));
        all.put("no sender", wrong("SAMBI-002", r -> r.withIssuer(null)));
        return all;
    }

    private static String at(long seconds) {
        return Instants.write(Instant.now().plusSeconds(seconds));
    }

    static Stream<Arguments> wrongRequestNames() {
        return byEachBinding(wrongRequests().keySet().stream());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("wrongRequestNames")
    void aRequestThatIsSignedButWrongIsNotFollowed(String name, String binding) {
        Member member = loggedIn("victim");
        Wrong wrong = wrongRequests().get(name);
        refused(
                member,
                () -> sent(
                        binding,
                        LogoutWriter.write(wrong.change().apply(member, request(member, binding))),
                        name.equals("no ID") && !binding.equals("redirect") ? null : TestSp.KEY),
                wrong.requirement());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "post", "soap"})
    void aRequestWithoutSignatureOrWithAStrangersIsNotFollowed(String binding) {
        Member member = loggedIn("victim");
        refused(
                member,
                () -> sent(binding, LogoutWriter.write(request(member, binding)), null),
                "SAML-PROFILES-4.4.4.1");
        refused(
                member,
                () -> sent(binding, LogoutWriter.write(request(member, binding)), TestSp.STRANGER),
                "SAMBI-034");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "post", "soap"})
    void nobodyIsLoggedOutByTheWrongNameOrSessionOrByAnotherServiceProvider(String binding) {
        Member member = loggedIn("victim");
        Member other = loggedIn("attacker");
        for (LogoutRecipe recipe : List.of(
                request(member, binding).withNameId(member.nameId().withValue("somebody-else")),
                request(member, binding).withSessionIndexes(List.of("_other")),
                request(other, binding).withNameId(member.nameId()).withSessionIndexes(List.of(member.sessionIndex())),
                request(other, binding).withSessionIndexes(List.of(member.sessionIndex())))) {
            HttpResponse<String> answer = sent(binding, LogoutWriter.write(recipe), TestSp.KEY);
            saysNo(answer);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ");
            assertThat(stillLoggedIn(member)).isTrue();
            assertThat(stillLoggedIn(other)).isTrue();
        }
    }

    @Test
    void aRequestIsFollowedOnceWhicheverWayItComesAgain() {
        Member member = loggedIn("victim");
        LogoutRecipe recipe = request(member, "soap");
        HttpResponse<String> first = sent("soap", LogoutWriter.write(recipe), TestSp.KEY);
        assertThat(LogoutResponse.read(SoapBinding.decode(first.body().getBytes(StandardCharsets.UTF_8))
                                .getDocumentElement())
                        .success())
                .isTrue();
        Member again = loggedIn("victim");
        for (String binding : BINDINGS) {
            Document replay = LogoutWriter.write(recipe.withDestination(SLO + binding)
                    .withNameId(again.nameId())
                    .withSessionIndexes(List.of(again.sessionIndex())));
            refused(again, () -> sent(binding, replay, TestSp.KEY), "SAML-PROFILES-4.4.4.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "post", "soap"})
    void aCommentCutsNoSenderAndNoNameShort(String binding) {
        Member member = loggedIn("victim");
        String sender = member.sp().entityId;
        String text = SecureXml.text(LogoutWriter.write(request(member, binding)));
        refused(
                member,
                () -> sent(binding, SecureXml.parse(text.replace(sender + "<", sender + "<!-- -->.evil<")), TestSp.KEY),
                "SAMBI-002");
        String name = member.nameId().value();
        saysNo(sent(binding, SecureXml.parse(text.replace(">" + name, ">" + name + "<!-- -->.evil")), TestSp.KEY));
        assertThat(stillLoggedIn(member)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "post", "soap"})
    void aNameThatIsEncryptedDoubledOrNestedIsNotRead(String binding) {
        Member member = loggedIn("victim");
        for (Function<Element, Element> more : List.<Function<Element, Element>>of(
                root -> Elements.append(root, Ns.SAML, "NameID", "somebody"),
                root -> Elements.append(root, Ns.SAML, "EncryptedID"),
                root -> Elements.append(root, Ns.SAML, "BaseID"))) {
            Document document = LogoutWriter.write(request(member, binding));
            more.apply(document.getDocumentElement());
            saysNo(sent(binding, document, TestSp.KEY));
            assertThat(last("saml.logoutrequest.received").outcome()).isEqualTo(Outcome.refused);
            assertThat(stillLoggedIn(member)).isTrue();
        }
    }

    // ------------------------------------------------------------------ wrapping

    private interface Wrapping {
        /** @param signed a request of the attacker's own, rightly signed; @param evil the one that is to be followed */
        Document wrap(Element signed, Document evil);
    }

    private static Element into(Element parent, Element copied) {
        Element copy = (Element) parent.getOwnerDocument().importNode(copied, true);
        parent.appendChild(copy);
        return copy;
    }

    private static Element afterIssuer(Element root, Element copied) {
        Element copy = (Element) root.getOwnerDocument().importNode(copied, true);
        Element issuer = Elements.child(root, Ns.SAML, "Issuer").orElseThrow();
        root.insertBefore(copy, issuer.getNextSibling());
        return copy;
    }

    private static Element extensions(Element root) {
        Element issuer = Elements.child(root, Ns.SAML, "Issuer").orElseThrow();
        Element extensions = root.getOwnerDocument().createElementNS(Ns.SAMLP, "saml2p:Extensions");
        root.insertBefore(extensions, issuer.getNextSibling());
        return extensions;
    }

    private static Element signatureOf(Element element) {
        return Elements.child(element, Ns.DS, "Signature").orElseThrow();
    }

    private static Map<String, Wrapping> wrappings() {
        Map<String, Wrapping> all = new LinkedHashMap<>();
        all.put("in the Extensions of an unsigned one", (signed, evil) -> {
            into(extensions(evil.getDocumentElement()), signed);
            return evil;
        });
        all.put("in the Extensions, its signature moved out", (signed, evil) -> {
            into(extensions(evil.getDocumentElement()), signed);
            afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            return evil;
        });
        all.put("in the Extensions, with the same ID", (signed, evil) -> {
            evil.getDocumentElement().setAttributeNS(null, "ID", signed.getAttribute("ID"));
            into(extensions(evil.getDocumentElement()), signed);
            afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            return evil;
        });
        all.put("in an Object of the signature", (signed, evil) -> {
            Element signature = afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            into(Elements.append(signature, Ns.DS, "Object"), signed);
            return evil;
        });
        all.put("in KeyInfo", (signed, evil) -> {
            Element signature = afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            into(Elements.child(signature, Ns.DS, "KeyInfo").orElseThrow(), signed);
            return evil;
        });
        all.put("as the last child", (signed, evil) -> {
            into(evil.getDocumentElement(), signed);
            return evil;
        });
        all.put("with two signatures", (signed, evil) -> {
            afterIssuer(signed, signatureOf(signed));
            return signed.getOwnerDocument();
        });
        all.put("with a Reference to nothing", (signed, evil) -> {
            reference(signed).setAttributeNS(null, "URI", "");
            return signed.getOwnerDocument();
        });
        all.put("with a Reference to another server", (signed, evil) -> {
            reference(signed).setAttributeNS(null, "URI", canary + "/reference");
            return signed.getOwnerDocument();
        });
        all.put("with a stylesheet among the transforms", (signed, evil) -> {
            Element transform = Elements.append(
                    Elements.child(reference(signed), Ns.DS, "Transforms").orElseThrow(), Ns.DS, "Transform");
            transform.setAttributeNS(null, "Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116");
            return signed.getOwnerDocument();
        });
        return all;
    }

    private static Element reference(Element signed) {
        return Elements.path(signatureOf(signed), Ns.DS, "SignedInfo", "Reference")
                .orElseThrow();
    }

    static Stream<Arguments> wrappingNames() {
        return wrappings().keySet().stream()
                .flatMap(name -> Stream.of("post", "soap").map(binding -> Arguments.of(name, binding)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("wrappingNames")
    void aWrappedRequestIsNeverFollowed(String name, String binding) {
        Member member = loggedIn("victim");
        Document own = LogoutWriter.write(request(member, binding).withSessionIndexes(List.of("_not-this-one")));
        XmlSigner.sign(own.getDocumentElement(), TestSp.KEY);
        Document evil = LogoutWriter.write(request(member, binding));
        Document wrapped = wrappings().get(name).wrap(own.getDocumentElement(), evil);
        boolean unsigned = name.endsWith("unsigned one") || name.endsWith("last child");
        refused(member, () -> sent(binding, wrapped, null), unsigned ? "SAML-PROFILES-4.4.4.1" : "SAMBI-034");
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "soap"})
    void aKeyThatTheMessageBringsIsNeitherFetchedNorTrusted(String binding) {
        Member member = loggedIn("victim");
        Document request = LogoutWriter.write(request(member, binding));
        XmlSigner.sign(request.getDocumentElement(), TestSp.STRANGER);
        Element info = Elements.child(signatureOf(request.getDocumentElement()), Ns.DS, "KeyInfo")
                .orElseThrow();
        Elements.set(Elements.append(info, Ns.DS, "RetrievalMethod"), "URI", canary + "/key");
        refused(member, () -> sent(binding, request, null), "SAMBI-034");
    }

    // ------------------------------------------------------------------ XML, size and encoding

    static Stream<Arguments> hostileXml() {
        String request = "<saml2p:LogoutRequest xmlns:saml2p=\"" + Ns.SAMLP + "\"/>";
        return byEachBinding(Stream.of(
                "<!DOCTYPE a>" + request,
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"CANARY/entity\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"CANARY/parameter\">%x;]><a/>",
                "<!DOCTYPE a SYSTEM \"CANARY/dtd\"><a/>",
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000) + "\">]><a>" + "&b;".repeat(1000)
                        + "</a>",
                "<a>".repeat(3000) + "</a>".repeat(3000),
                "<a>&nosuch;</a>",
                request.substring(0, 30),
                request + request,
                "<a xmlns='urn:x'/>",
                "<saml2p:AuthnRequest xmlns:saml2p=\"" + Ns.SAMLP + "\"/>",
                "<saml2p:LogoutResponse xmlns:saml2p=\"" + Ns.SAMLP + "\"/>",
                "\0",
                ""));
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("hostileXml")
    void hostileXmlIsRefused(String template, String binding) {
        Member member = loggedIn("victim");
        String before = state();
        HttpResponse<String> answer = bytes(
                binding,
                RedirectBinding.REQUEST,
                template.replace("CANARY", canary).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(binding.equals("soap") ? 500 : 400);
        saysNo(answer);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "root:");
        assertThat(last("saml.logoutrequest.received").outcome()).isEqualTo(Outcome.refused);
        assertThat(state()).isEqualTo(before);
        assertThat(stillLoggedIn(member)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest", "SAMLResponse"})
    void aDeflateBombIsStopped(String parameter) {
        Member member = loggedIn("victim");
        refused(
                member,
                () -> query(parameter + "=" + encoded(RedirectBinding.deflate(new byte[40_000_000]))),
                "XML-SIZE");
    }

    @Test
    void tenMegabytesAreStopped() {
        Member member = loggedIn("victim");
        refused(member, () -> form("SAMLRequest=" + "A".repeat(10_000_000)), "XML-SIZE");
        refused(member, () -> form("SAMLResponse=" + "A".repeat(10_000_000)), "XML-SIZE");
        refused(member, () -> soap(("<a>" + "A".repeat(10_000_000)).getBytes(StandardCharsets.US_ASCII)), "XML-SIZE");
        assertThat(query("SAMLRequest=" + "A".repeat(100_000)).statusCode()).isEqualTo(400);
        assertThat(stillLoggedIn(member)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "====", "%00", "AAAA%00AAAA", "%F0%28%8C%BC", "AA==AA==", "%C3%A5", "/////w==", ""})
    void garbageIsRefused(String garbage) {
        Member member = loggedIn("victim");
        String before = state();
        for (String parameter : List.of("SAMLRequest", "SAMLResponse")) {
            for (HttpResponse<String> answer :
                    List.of(query(parameter + "=" + garbage), form(parameter + "=" + garbage))) {
                assertThat(answer.statusCode()).isEqualTo(400);
                saysNo(answer);
                assertThat(answer.body()).doesNotContain("Exception", "\tat ");
            }
        }
        assertThat(soap(garbage.getBytes(StandardCharsets.US_ASCII)).statusCode())
                .isEqualTo(500);
        assertThat(state()).isEqualTo(before);
        assertThat(stillLoggedIn(member)).isTrue();
    }

    @Test
    void otherMethodsContentTypesAndNothingAtAllAreRefused() {
        Member member = loggedIn("victim");
        String before = state();
        for (String binding : BINDINGS) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x", "x")) {
                    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(SLO + binding))
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString("SAMLRequest=AAAA")));
                    assertThat(answer.statusCode()).as(method + binding + type).isIn(400, 500);
                    assertThat(answer.body()).contains("TEST").doesNotContain("Exception", "\tat ");
                }
            }
        }
        assertThat(state()).isEqualTo(before);
        assertThat(stillLoggedIn(member)).isTrue();
    }

    // ------------------------------------------------------------------ the query and RelayState

    @Test
    void aQueryThatIsDoubledHalfSignedOrWeaklySignedIsRefused() {
        Member member = loggedIn("victim");
        String right = RedirectBinding.encode(
                        LogoutWriter.write(request(member, "redirect")),
                        URI.create(SLO + "redirect"),
                        "TEST-relay",
                        TestSp.KEY,
                        RedirectBinding.REQUEST)
                .getRawQuery();
        for (String parameter : List.of("SAMLRequest", "RelayState", "SigAlg", "Signature")) {
            refused(member, () -> query(right + "&" + parameter + "=b"), "SAML-BINDINGS-3.4.4");
        }
        refused(member, () -> query(right + "&SAMLResponse=AAAA"), "SAML-BINDINGS-3.4.4");
        refused(member, () -> query(right.replaceAll("&Signature=.*", "")), "SAMBI-034");
        refused(member, () -> query(right.replaceAll("&SigAlg=[^&]*", "")), "SAMBI-034");
        refused(member, () -> query(right.replace("TEST-relay", "TEST-other")), "SAMBI-034");
        refused(
                member,
                () -> query(right.replaceAll("SigAlg=[^&]*", "SigAlg=" + encoded(Ns.DS + "rsa-sha1"))),
                "SC-123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=y", "a\0b", "\u0085", "\u001b[2J", "LONG"})
    void aRelayStateThatNoFormCanCarryIsRefused(String told) {
        Member member = loggedIn("victim");
        String relayState = told.equals("LONG") ? "x".repeat(1025) : told;
        for (String binding : List.of("redirect", "post")) {
            refused(
                    member,
                    () -> sent(
                            binding,
                            LogoutWriter.write(request(member, binding)),
                            TestSp.KEY,
                            RedirectBinding.REQUEST,
                            relayState),
                    "SAML-BINDINGS-3.4.3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "javascript:alert(1)",
                "https://evil.test/",
                "__${7*7}__::.x",
                "åååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååå"
            })
    void aHostileRelayStateGoesBackAsPlainText(String relayState) {
        Member member = loggedIn("victim");
        Document wrong = LogoutWriter.write(request(member, "post").withSessionIndexes(List.of("_other")));
        HttpResponse<String> answer = sent("post", wrong, TestSp.KEY, RedirectBinding.REQUEST, relayState);
        saysNo(answer);
        org.jsoup.nodes.Document html = Jsoup.parse(answer.body());
        assertThat(html.select("input[name=RelayState]").val()).isEqualTo(relayState);
        assertThat(html.select("script:not([nonce]), img")).isEmpty();
        assertThat(html.select("form").attr("action")).isEqualTo(slo("victim"));
        assertThat(stillLoggedIn(member)).isTrue();
    }

    // ------------------------------------------------------------------ answers

    private record Waiting(Member asked, String requestId, String relayState) {}

    /** A logout that a first service provider began and a second one is asked about. */
    private Waiting waiting() {
        Member first = loggedIn("first");
        Member second = loggedIn("second");
        HttpResponse<String> asked = sent("redirect", LogoutWriter.write(request(first, "redirect")), TestSp.KEY);
        RedirectBinding.Received received = RedirectBinding.decode(
                URI.create(asked.headers().firstValue("Location").orElseThrow()).getRawQuery());
        return new Waiting(
                second,
                LogoutRequest.read(received.document().getDocumentElement()).id(),
                received.relayState().orElseThrow());
    }

    private static LogoutResponseRecipe answer(Waiting waiting, String binding) {
        return new LogoutResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(Instant.now()),
                SLO + binding,
                waiting.requestId(),
                waiting.asked().sp().entityId,
                null,
                Ns.STATUS_SUCCESS,
                null,
                null);
    }

    private static Map<String, Function<LogoutResponseRecipe, LogoutResponseRecipe>> wrongAnswers() {
        Map<String, Function<LogoutResponseRecipe, LogoutResponseRecipe>> all = new LinkedHashMap<>();
        all.put("unsigned", recipe -> recipe);
        all.put("stranger", recipe -> recipe);
        all.put("signed elsewhere", recipe -> recipe);
        all.put("another server's address", recipe -> recipe.withDestination("https://other.test/"));
        all.put("no address", recipe -> recipe.withDestination(null));
        all.put("another sender", recipe -> recipe.withIssuer("urn:test:hostile-slo:first"));
        all.put("an unknown sender", recipe -> recipe.withIssuer("urn:test:nobody"));
        all.put("another question", recipe -> recipe.withInResponseTo("_other"));
        all.put("no question", recipe -> recipe.withInResponseTo(null));
        return all;
    }

    static Stream<Arguments> wrongAnswerNames() {
        return wrongAnswers().keySet().stream()
                .flatMap(name -> Stream.of("redirect", "post").map(binding -> Arguments.of(name, binding)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("wrongAnswerNames")
    void anAnswerThatIsWrongConfirmsNothing(String name, String binding) {
        Waiting waiting = waiting();
        Document document = LogoutWriter.write(wrongAnswers().get(name).apply(answer(waiting, binding)));
        if (name.equals("signed elsewhere") && binding.equals("post")) {
            Document signed = LogoutWriter.write(answer(waiting, binding).withStatusCode(Ns.STATUS_RESPONDER));
            XmlSigner.sign(signed.getDocumentElement(), TestSp.KEY);
            into(extensions(document.getDocumentElement()), signed.getDocumentElement());
            afterIssuer(document.getDocumentElement(), signatureOf(signed.getDocumentElement()));
        }
        boolean none = name.equals("unsigned") || name.equals("signed elsewhere");
        HttpResponse<String> next = sent(
                binding,
                document,
                none ? null : name.equals("stranger") ? TestSp.STRANGER : TestSp.KEY,
                RedirectBinding.RESPONSE,
                waiting.relayState());
        assertThat(next.body()).doesNotContain("Exception", "\tat ");
        assertThat(last("saml.logoutresponse.received").outcome()).isEqualTo(Outcome.refused);
        assertThat(last("logout.finished").facts()).containsEntry("complete", false);
    }

    @Test
    void anAnswerIsBelievedOnceAndAnswersToNothingAreShownOnAPage() {
        Waiting waiting = waiting();
        Document answer = LogoutWriter.write(answer(waiting, "redirect"));
        sent("redirect", answer, TestSp.KEY, RedirectBinding.RESPONSE, waiting.relayState());
        assertThat(last("logout.finished").facts()).containsEntry("complete", true);
        Member member = loggedIn("second");
        String before = state();
        for (String binding : List.of("redirect", "post")) {
            Document again = LogoutWriter.write(answer(waiting, binding)
                    .withInResponseTo(waiting.requestId())
                    .withId(Ids.next()));
            HttpResponse<String> late = sent(binding, again, TestSp.KEY, RedirectBinding.RESPONSE, "TEST-unknown");
            assertThat(late.statusCode()).isEqualTo(400);
            saysNo(late);
        }
        assertThat(soap(SoapBinding.encode(LogoutWriter.write(answer(waiting, "soap"))))
                        .statusCode())
                .isEqualTo(500);
        assertThat(state()).isEqualTo(before);
        assertThat(stillLoggedIn(member)).isTrue();
    }

    // ------------------------------------------------------------------ growth

    @Test
    void hundredsOfRefusedMessagesLeaveNothingBehind() {
        Member member = loggedIn("victim");
        String before = state();
        for (int i = 0; i < 100; i++) {
            sent("redirect", LogoutWriter.write(request(member, "redirect")), TestSp.STRANGER);
            sent("post", LogoutWriter.write(request(member, "post")), null);
            soap(new byte[] {'<'});
        }
        assertThat(state()).isEqualTo(before);
        assertThat(stillLoggedIn(member)).isTrue();
    }
}
