package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.request.UsedRequests;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The attacks that service providers are tried with, sent to the identity providers: each is refused in the protocol's own form and told
 * to the journal; nothing is fetched from anywhere, nothing grows, and nobody sees a stack trace.
 */
class HostileRequestTest extends IdpCase {
    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static HttpServer canaryServer;
    private static String canary;

    @Autowired
    Logins logins;

    @Autowired
    UsedRequests used;

    private String openBefore;
    private long journalBefore;

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
    void count() {
        openBefore = String.valueOf(logins.snapshot(LabId.DEFAULT));
        journalBefore = journal.last(LabId.DEFAULT);
    }

    @AfterEach
    void nothingWasFetched() {
        assertThat(FETCHED).hasValue(0);
    }

    // ------------------------------------------------------------------ how a refusal looks

    private void refused(TestSp.Page page, String requirement) {
        refusedOnAPage(page.status(), page.text(), requirement);
    }

    private void refusedOnAPage(int status, String text, String requirement) {
        assertThat(status).isEqualTo(400);
        org.jsoup.nodes.Document html = Jsoup.parse(text);
        assertThat(html.title()).contains("TEST");
        assertThat(html.select("[data-requirement]").eachAttr("data-requirement"))
                .contains(requirement);
        assertThat(html.select("form#saml-response, form#card-login")).isEmpty();
        toldAndNothingElse(text, requirement);
    }

    private void answeredNo(TestSp.Page page, String requirement) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().success()).isFalse();
        assertThat(page.response().status()).isEqualTo(Ns.STATUS_REQUESTER);
        assertThat(page.form("card-login")).isEmpty();
        toldAndNothingElse(page.text(), requirement);
    }

    private void toldAndNothingElse(String text, String requirement) {
        assertThat(text).doesNotContain("Exception", "\tat ", "se.sakeratkomst", "org.apache");
        List<JournalEntry> told = journal.read(
                LabId.DEFAULT, new JournalQuery(journalBefore, "saml.authnrequest.received", null, Integer.MAX_VALUE));
        assertThat(told).isNotEmpty();
        JournalEntry last = told.get(told.size() - 1);
        assertThat(last.outcome()).isEqualTo(Outcome.refused);
        assertThat(last.facts()).containsEntry("requirement", requirement);
        assertThat(String.valueOf(logins.snapshot(LabId.DEFAULT))).isEqualTo(openBefore);
    }

    // ------------------------------------------------------------------ ways to send

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return encoded(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static String message(FederationProfile profile) {
        return "SAMLRequest="
                + encoded(deflated(SecureXml.serialise(request(profile).write())));
    }

    private static AuthnRequest request(FederationProfile profile) {
        return sp(profile).request();
    }

    private static AuthnRequest posted() {
        return request(SC).withDestination(sp(SC).sso("post"));
    }

    private static TestSp.Page query(FederationProfile profile, String query) {
        return sp(profile).get(URI.create(sp(profile).sso("redirect") + "?" + query));
    }

    private static TestSp.Page post(Document message) {
        return sp(SC).post(sp(SC).sso("post"), Map.of("SAMLRequest", PostBinding.encode(message)));
    }

    private static String signed(String query, String algorithm, String jca) {
        String content = query + "&SigAlg=" + encoded(algorithm);
        return content + "&Signature=" + encoded(signature(content, jca));
    }

    private static byte[] signature(String content, String jca) {
        try {
            Signature signer = Signature.getInstance(jca);
            signer.initSign(TestSp.KEY.key());
            signer.update(content.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rightlySigned(String query) {
        return signed(query, SignatureAlgorithm.RSA_SHA256.uri(), "SHA256withRSA");
    }

    private static HttpResponse<String> raw(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sp(SC).sso(path)))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String body) throws IOException, InterruptedException {
        return raw("POST", "post", "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
    }

    // ------------------------------------------------------------------ wrapping

    /** Another request with the same sender that asks for something else; the wrapped one is the sender's own. */
    private static Document evil(String id) {
        return posted().withId(id).withForceAuthn(true).write();
    }

    private static Element signedRequest() {
        Document document = posted().write();
        XmlSigner.sign(document.getDocumentElement(), TestSp.KEY);
        return document.getDocumentElement();
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

    private static Map<String, java.util.function.Supplier<Document>> wrappings() {
        Map<String, java.util.function.Supplier<Document>> all = new LinkedHashMap<>();
        all.put("the signed request in the Extensions of an unsigned one", () -> {
            Document evil = evil(Ids.next());
            into(extensions(evil.getDocumentElement()), signedRequest());
            return evil;
        });
        all.put("the signature moved out, the signed request in the Extensions", () -> {
            Element signed = signedRequest();
            Document evil = evil(Ids.next());
            into(extensions(evil.getDocumentElement()), signed);
            afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            return evil;
        });
        all.put("the same with the signed request's ID", () -> {
            Element signed = signedRequest();
            Document evil = evil(signed.getAttribute("ID"));
            into(extensions(evil.getDocumentElement()), signed);
            afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            return evil;
        });
        all.put("the signed request in an Object of the signature", () -> {
            Element signed = signedRequest();
            Document evil = evil(signed.getAttribute("ID"));
            Element signature = afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            into(Elements.append(signature, Ns.DS, "Object"), signed);
            return evil;
        });
        all.put("the signed request in the KeyInfo of the signature", () -> {
            Element signed = signedRequest();
            Document evil = evil(Ids.next());
            Element signature = afterIssuer(evil.getDocumentElement(), signatureOf(signed));
            into(Elements.child(signature, Ns.DS, "KeyInfo").orElseThrow(), signed);
            return evil;
        });
        all.put("another request in the Extensions of the signed one", () -> {
            Element signed = signedRequest();
            into(extensions(signed), evil(Ids.next()).getDocumentElement());
            return signed.getOwnerDocument();
        });
        all.put("two signatures", () -> {
            Element signed = signedRequest();
            afterIssuer(signed, signatureOf(signed));
            return signed.getOwnerDocument();
        });
        all.put("a second Issuer", () -> {
            Element signed = signedRequest();
            Elements.append(signed, Ns.SAML, "Issuer", "urn:test:evil");
            return signed.getOwnerDocument();
        });
        all.put("a Reference to nothing", () -> {
            Element signed = signedRequest();
            reference(signed).setAttributeNS(null, "URI", "");
            return signed.getOwnerDocument();
        });
        all.put("a Reference to another server", () -> {
            Element signed = signedRequest();
            reference(signed).setAttributeNS(null, "URI", canary + "/reference");
            return signed.getOwnerDocument();
        });
        all.put("a stylesheet among the transforms", () -> {
            Element signed = signedRequest();
            Element transforms =
                    Elements.child(reference(signed), Ns.DS, "Transforms").orElseThrow();
            Element transform = Elements.append(transforms, Ns.DS, "Transform");
            transform.setAttributeNS(null, "Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116");
            into(
                    transform,
                    SecureXml.parse("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                                    + "<xsl:template match='/'><xsl:copy-of select=\"document('" + canary
                                    + "/xslt')\"/></xsl:template></xsl:stylesheet>")
                            .getDocumentElement());
            return signed.getOwnerDocument();
        });
        all.put("an XPath transform", () -> {
            Element signed = signedRequest();
            Element transforms =
                    Elements.child(reference(signed), Ns.DS, "Transforms").orElseThrow();
            Element transform = Elements.append(transforms, Ns.DS, "Transform");
            transform.setAttributeNS(null, "Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116");
            Elements.append(transform, Ns.DS, "XPath", "not(ancestor-or-self::*)");
            return signed.getOwnerDocument();
        });
        all.put("a Manifest in an Object", () -> {
            Element signed = signedRequest();
            Elements.append(Elements.append(signatureOf(signed), Ns.DS, "Object"), Ns.DS, "Manifest");
            return signed.getOwnerDocument();
        });
        return all;
    }

    private static Element reference(Element signed) {
        return Elements.path(signatureOf(signed), Ns.DS, "SignedInfo", "Reference")
                .orElseThrow();
    }

    static Stream<String> wrappingNames() {
        return wrappings().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("wrappingNames")
    void aWrappedRequestIsNeverFulfilled(String name) {
        answeredNo(post(wrappings().get(name).get()), name.endsWith("of an unsigned one") ? "SC-041" : "SC-042");
    }

    @Test
    void aKeyThatTheMessageBringsIsNeitherFetchedNorTrusted() {
        Document request = posted().write();
        XmlSigner.sign(request.getDocumentElement(), TestSp.STRANGER);
        Element info = Elements.child(signatureOf(request.getDocumentElement()), Ns.DS, "KeyInfo")
                .orElseThrow();
        Elements.set(Elements.append(info, Ns.DS, "RetrievalMethod"), "URI", canary + "/key");
        answeredNo(post(request), "SC-042");
    }

    @Test
    void aCommentCutsNoSenderShort() {
        TestSp sp = sp(SC);
        String xml = SecureXml.text(posted().write()).replace(sp.entityId, sp.entityId + "<!-- -->.evil");
        Document request = SecureXml.parse(xml);
        refused(post(request), "SC-001");
    }

    // ------------------------------------------------------------------ XML

    static Stream<Arguments> hostileXml() {
        String request = SecureXml.text(sp(SC).request().write());
        String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000) + "\"><!ENTITY c \""
                + "&b;".repeat(1000) + "\">]>" + request.replaceFirst(">", ">&c;");
        return Stream.of(
                Arguments.of("a DOCTYPE", "XML-DOCTYPE", "<!DOCTYPE a>" + request),
                Arguments.of("entity expansion", "XML-DOCTYPE", laughs),
                Arguments.of(
                        "an external entity",
                        "XML-DOCTYPE",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"CANARY/entity\">]>" + request.replaceFirst(">", ">&x;")),
                Arguments.of(
                        "a file", "XML-DOCTYPE", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + request),
                Arguments.of(
                        "a parameter entity",
                        "XML-DOCTYPE",
                        "<!DOCTYPE a [<!ENTITY % x SYSTEM \"CANARY/parameter\">%x;]>" + request),
                Arguments.of("an external DTD", "XML-DOCTYPE", "<!DOCTYPE a SYSTEM \"CANARY/dtd\">" + request),
                Arguments.of("a deep nest", "XML-WELLFORMED", "<a>".repeat(3000) + "</a>".repeat(3000)),
                Arguments.of("an unknown entity", "XML-WELLFORMED", request.replaceFirst(">", ">&nosuch;")),
                Arguments.of("half of it", "XML-WELLFORMED", request.substring(0, request.length() / 2)),
                Arguments.of("two roots", "XML-WELLFORMED", request + request),
                Arguments.of("another message", "SAML-CORE-3.4.1", "<a xmlns='urn:x'/>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileXml")
    void hostileXmlIsRefusedInBothBindings(String name, String requirement, String template) {
        byte[] xml = template.replace("CANARY", canary).getBytes(StandardCharsets.UTF_8);
        refused(query(SC, "SAMLRequest=" + encoded(deflated(xml))), requirement);
        refused(
                sp(SC).post(
                                sp(SC).sso("post"),
                                Map.of("SAMLRequest", Base64.getEncoder().encodeToString(xml))),
                requirement);
    }

    @Test
    void nothingThatTheXmlPointsToIsFetched() {
        String xml = SecureXml.text(request(SC).write())
                .replaceFirst(
                        " ID=",
                        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x " + canary
                                + "/schema\" ID=");
        String all = "<?xml-stylesheet type=\"text/xsl\" href=\"" + canary + "/sheet\"?>"
                + xml.replaceFirst(
                        "</saml2:Issuer>",
                        "</saml2:Issuer><saml2p:Extensions><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\""
                                + canary + "/include\"/></saml2p:Extensions>");
        answeredNo(query(SC, "SAMLRequest=" + encoded(deflated(all.getBytes(StandardCharsets.UTF_8)))), "SC-041");
    }

    // ------------------------------------------------------------------ size and encoding

    @Test
    void aDeflateBombIsStopped() {
        refused(query(SC, "SAMLRequest=" + encoded(deflated(new byte[40_000_000]))), "XML-SIZE");
    }

    @Test
    void aBodyOfFiveMegabytesIsStopped() throws Exception {
        HttpResponse<String> answer = form("SAMLRequest=" + "A".repeat(5_000_000));
        refusedOnAPage(answer.statusCode(), answer.body(), "XML-SIZE");
    }

    @Test
    void aBodyOfFiveMegabytesWithoutItsLengthIsStopped() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(sp(SC).sso("post")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(Stream.generate(() -> "SAMLRequest="
                                        .concat("A".repeat(99_988))
                                        .getBytes(StandardCharsets.US_ASCII))
                                .limit(50)
                                .toList()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        refusedOnAPage(answer.statusCode(), answer.body(), "SAML-BINDINGS-3.5.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "A", "====", "%00", "AAAA%00AAAA", "%F0%28%8C%BC", "<xml/>", "AA==AA==", "%C3%A5"})
    void garbageForBase64IsRefused(String garbage) throws Exception {
        HttpResponse<String> posted = form("SAMLRequest=" + garbage);
        assertThat(posted.statusCode()).isEqualTo(400);
        assertThat(posted.body()).doesNotContain("Exception", "\tat ");
        assertThat(Jsoup.parse(posted.body()).select("[data-requirement]")).isNotEmpty();
        assertThat(last("saml.authnrequest.received").outcome()).isEqualTo(Outcome.refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "====", "%00", "AAAA%00AAAA", "%F0%28%8C%BC", "AA==AA==", "%C3%A5", "/////w=="})
    void garbageInTheQueryIsRefused(String garbage) {
        TestSp.Page page = query(SAMBI, "SAMLRequest=" + garbage);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.requirements()).isNotEmpty();
        assertThat(page.text()).doesNotContain("Exception", "\tat ");
        assertThat(last("saml.authnrequest.received").outcome()).isEqualTo(Outcome.refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/xml", "multipart/form-data; boundary=x", "x", "/", "text/plain;;;"})
    void anotherContentTypeIsRefused(String type) throws Exception {
        HttpResponse<String> answer = raw("POST", "post", type, "SAMLRequest=AAAA".getBytes(StandardCharsets.US_ASCII));
        refusedOnAPage(answer.statusCode(), answer.body(), "SAML-BINDINGS-3.5.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefused(String method) throws Exception {
        HttpResponse<String> answer = raw(method, "post", "", new byte[0]);
        refusedOnAPage(answer.statusCode(), answer.body(), "SAML-BINDINGS-3.5.4");
    }

    @Test
    void aPostToTheRedirectEndpointIsRefused() throws Exception {
        HttpResponse<String> answer = raw("POST", "redirect", "text/plain", new byte[0]);
        refusedOnAPage(answer.statusCode(), answer.body(), "SAML-BINDINGS-3.4.4");
    }

    // ------------------------------------------------------------------ the query

    static Stream<Arguments> doubled() {
        return Stream.of("SAMLRequest", "RelayState", "SigAlg", "Signature")
                .flatMap(name -> Stream.of(Arguments.of(name, true), Arguments.of(name, false)));
    }

    @ParameterizedTest
    @MethodSource("doubled")
    void aParameterSentTwiceIsRefused(String name, boolean first) {
        String query = rightlySigned(message(SC) + "&RelayState=a");
        String other = name.equals("SAMLRequest") ? message(SC) : name + "=b";
        refused(query(SC, first ? other + "&" + query : query + "&" + other), "SAML-BINDINGS-3.4.4");
    }

    @Test
    void aRequestAndAResponseTogetherAreRefused() {
        refused(query(SC, rightlySigned(message(SC)) + "&SAMLResponse=AAAA"), "SAML-BINDINGS-3.4.4");
    }

    @Test
    void aResponseIsNoRequest() {
        refused(query(SC, message(SC).replace("SAMLRequest", "SAMLResponse")), "SAML-BINDINGS-3.4.4");
    }

    @Test
    void aFormFieldSentTwiceIsRefused() throws Exception {
        String field = "SAMLRequest=" + encoded(SecureXml.serialise(signedRequest()));
        for (String body : List.of(field + "&" + field, field + "&RelayState=a&RelayState=b")) {
            HttpResponse<String> answer = form(body);
            refusedOnAPage(answer.statusCode(), answer.body(), "SAML-BINDINGS-3.5.4");
        }
    }

    @Test
    void weakAndUnknownSignatureAlgorithmsAreRefusedEvenWhenTheSignatureIsRight() {
        answeredNo(query(SC, signed(message(SC), SignatureAlgorithm.RSA_SHA1.uri(), "SHA1withRSA")), "SC-123");
        for (String algorithm : List.of("http://www.w3.org/2001/04/xmldsig-more#rsa-md5", "none", "", "x")) {
            answeredNo(query(SC, signed(message(SC), algorithm, "MD5withRSA")), "SC-123");
        }
    }

    @Test
    void thePublicKeyIsNoSecret() throws Exception {
        String algorithm = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
        String content = message(SC) + "&SigAlg=" + encoded(algorithm);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestSp.KEY.certificate().getPublicKey().getEncoded(), "HmacSHA256"));
        byte[] value = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        answeredNo(query(SC, content + "&Signature=" + encoded(value)), "SC-123");
    }

    @Test
    void aSignatureOverAnotherEncodingOfTheQueryIsRefused() {
        String message = message(SC);
        String signed = rightlySigned(
                message.replaceAll("%2B", "%2b").replaceAll("%2F", "%2f").replaceAll("%3D", "%3d"));
        String sent = message + signed.substring(signed.indexOf("&SigAlg="));
        answeredNo(query(SC, sent), "SC-042");
    }

    @Test
    void halfASignatureIsRefused() {
        for (FederationProfile profile : List.of(SC, SAMBI)) {
            String signed = rightlySigned(message(profile));
            String algorithm = signed.substring(signed.indexOf("&SigAlg="), signed.indexOf("&Signature="));
            answeredNo(query(profile, message(profile) + algorithm), profile == SC ? "SC-042" : "SAMBI-034");
            answeredNo(
                    query(profile, message(profile) + signed.substring(signed.indexOf("&Signature="))),
                    profile == SC ? "SC-042" : "SAMBI-034");
        }
    }

    @Test
    void aSignatureThatDoesNotCoverTheRelayStateIsRefused() {
        String signed = rightlySigned(message(SC));
        answeredNo(query(SC, signed + "&RelayState=" + encoded("https://evil.test/")), "SC-042");
    }

    // ------------------------------------------------------------------ RelayState

    private static TestSp.Page withRelayState(String relayState) {
        return sp(SC).get(RedirectBinding.encode(
                request(SC).withIsPassive(true).write(),
                URI.create(sp(SC).sso("redirect")),
                relayState,
                TestSp.KEY,
                RedirectBinding.REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=y", "a\nb", "a\0b", "\u0085", "\u001b[2J"})
    void aControlCharacterInRelayStateIsRefused(String relayState) {
        refused(withRelayState(relayState), "SAML-BINDINGS-3.4.3");
        refused(
                sp(SC).post(
                                sp(SC).sso("post"),
                                Map.of(
                                        "SAMLRequest",
                                        PostBinding.encode(signedRequest().getOwnerDocument()),
                                        "RelayState",
                                        relayState)),
                "SAML-BINDINGS-3.4.3");
    }

    @Test
    void aRelayStateOutOfProportionIsRefused() {
        refused(withRelayState("x".repeat(1025)), "SAML-BINDINGS-3.4.3");
        refused(withRelayState("å".repeat(513)), "SAML-BINDINGS-3.4.3");
    }

    @Test
    void aRelayStateOverEightyBytesIsToldAndGoesBackUnchanged() {
        String relayState = "https://sp.test/page?" + "å".repeat(40);
        TestSp.Page page = sp(SC).get(RedirectBinding.encode(
                request(SC).write(),
                URI.create(sp(SC).sso("redirect")),
                relayState,
                TestSp.KEY,
                RedirectBinding.REQUEST));
        assertThat(page.form("card-login")).isNotEmpty();
        assertThat(String.valueOf(last("saml.authnrequest.received").facts())).contains("SAML-BINDINGS-3.4.3");
        assertThat(withRelayState(relayState).form("saml-response")).containsEntry("RelayState", relayState);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "'><img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "//evil.test/",
                "https://evil.test/",
                "${7*7}",
                "__${7*7}__::.x",
                "&amp;&#x3c;"
            })
    void aHostileRelayStateGoesBackAsPlainText(String relayState) {
        TestSp.Page page = withRelayState(relayState);
        assertThat(page.form("saml-response")).containsEntry("RelayState", relayState);
        assertThat(page.html().select("script:not([nonce]), img")).isEmpty();
        assertThat(page.action("saml-response")).isEqualTo(sp(SC).acs);
    }

    // ------------------------------------------------------------------ what the request says

    @Test
    void aRequestIsFulfilledOnceOnly() {
        for (FederationProfile profile : List.of(SC, SAMBI)) {
            AuthnRequest request = request(profile);
            assertThat(sp(profile).redirect(request).form("card-login")).isNotEmpty();
            count();
            refused(sp(profile).redirect(request), "REQUEST-REPLAY");
        }
    }

    @Test
    void aRequestThatCameByRedirectIsNotFulfilledAgainByPost() {
        AuthnRequest request = request(SC);
        assertThat(sp(SC).redirect(request).form("card-login")).isNotEmpty();
        count();
        Document again = request.withDestination(sp(SC).sso("post")).write();
        XmlSigner.sign(again.getDocumentElement(), TestSp.KEY);
        refused(post(again), "REQUEST-REPLAY");
    }

    @Test
    void aRefusedRequestIsNotRemembered() {
        AuthnRequest request = request(SC);
        String before = String.valueOf(used.snapshot(LabId.DEFAULT));
        answeredNo(sp(SC).redirect(request, TestSp.STRANGER), "SC-042");
        assertThat(String.valueOf(used.snapshot(LabId.DEFAULT))).isEqualTo(before);
        assertThat(sp(SC).redirect(request).form("card-login")).isNotEmpty();
    }

    @Test
    void anOldOrEarlyRequestIsRefused() {
        Duration far = SC.clockSkew().plusMinutes(2).plusSeconds(20);
        for (Instant issued : List.of(Instant.now().minus(far), Instant.now().plus(far))) {
            answeredNo(sp(SC).redirect(request(SC).withIssueInstant(Instants.write(issued))), "SAML-CORE-3.2.1");
        }
        for (String issued : List.of("", "yesterday", "2026-13-45T99:99:99Z", "+999999999-12-31T23:59:59Z")) {
            answeredNo(sp(SC).redirect(request(SC).withIssueInstant(issued)), "SAML-CORE-3.2.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.test/", "", "POST", "javascript:alert(1)"})
    void anotherDestinationIsRefused(String destination) {
        String sent = destination.equals("POST") ? sp(SC).sso("post") : destination;
        answeredNo(sp(SC).redirect(request(SC).withDestination(sent)), "SC-050");
    }

    static Stream<String> nearMisses() {
        String acs = sp(SC).acs;
        return Stream.of(
                acs + "/",
                acs + "?x",
                acs + "#",
                acs + " ",
                acs.toUpperCase(java.util.Locale.ROOT),
                acs.replace("/acs", "/%61cs"),
                acs.replace("https:", "http:"),
                acs.replace("/acs", "/x/../acs"),
                acs.replace("sp.test", "sp.test@evil.test"),
                acs.replace("sp.test", "sp.test:443"),
                "javascript:alert(1)",
                "data:text/html,x",
                "");
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void anAcsThatOnlyResemblesARegisteredOneIsNotAnswered(String acs) {
        refused(sp(SC).redirect(request(SC).withAcsUrl(acs)), "SC-048");
    }

    @Test
    void markupInWhatARequestSaysIsShownAsText() {
        String markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        for (AuthnRequest request : List.of(
                request(SC).withIssuer(markup),
                request(SC).withAcsUrl(markup),
                request(SC).withDestination(markup),
                request(SC).withId(markup))) {
            TestSp.Page page = sp(SC).redirect(request);
            assertThat(page.html().select("img[src=x], script:containsData(alert)"))
                    .isEmpty();
            assertThat(page.text()).doesNotContain("<img src=x");
        }
    }

    // ------------------------------------------------------------------ growth

    @Test
    void hundredsOfRefusedRequestsLeaveNothingBehind() {
        String remembered = String.valueOf(used.snapshot(LabId.DEFAULT));
        for (int i = 0; i < 150; i++) {
            assertThat(query(SC, message(SC) + "&Signature=AAAA&SigAlg=x").status())
                    .isEqualTo(200);
            assertThat(query(SC, "SAMLRequest=AAAA").status()).isEqualTo(400);
        }
        assertThat(String.valueOf(logins.snapshot(LabId.DEFAULT))).isEqualTo(openBefore);
        assertThat(String.valueOf(used.snapshot(LabId.DEFAULT))).isEqualTo(remembered);
    }
}
