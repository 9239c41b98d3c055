package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.ClockSetting;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.tls.ServerIdentity;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** The card in the browser: what the second port asks for, lets through, and says no to. */
@SpringBootTest(
        classes = MockIdp.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"sandbox.tls.mode=server", "sandbox.control-port=0"})
class TlsLoginTest {
    private static final FakePeers PEERS = new FakePeers();
    private static final int PORT = freePort();
    private static final int CARD_PORT = freePort();
    private static final Path HOME = Path.of("target", "tls-login-" + System.nanoTime());
    private static final String IDP = "https://localhost:" + PORT;
    private static final TestCa.Card CARD = PEERS.ca.card(TestCa.Wish.of(IdpCase.ANNA));
    private static final Map<String, TestSp> SPS = new ConcurrentHashMap<>();

    private static final String HOK = "https://localhost:" + CARD_PORT + "/sweden-connect/sso/hok";
    private static final TestSp KEY_HOLDERS = holderOfKey("holder", "http://id.swedenconnect.se/ec/1.0/loa3-hsaid");
    private static final TestSp KEY_ALONE = holderOfKey("key-alone", "http://id.swedenconnect.se/ec/1.0/loa3-name");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("sandbox.idp.card-tls.port", () -> CARD_PORT);
        registry.add("sandbox.public-url", () -> IDP);
        registry.add("sandbox.home", () -> HOME.resolve("home"));
        registry.add("sandbox.shared", () -> HOME.resolve("shared"));
        for (String peer : List.of("cards", "metadata")) {
            registry.add("sandbox.peers." + peer + ".url", () -> PEERS.base);
            registry.add("sandbox.peers." + peer + ".control", () -> PEERS.base);
        }
    }

    @Autowired
    Journal journal;

    @Autowired
    LabClock clock;

    @Autowired
    Labs labs;

    @Autowired
    ServerIdentity identity;

    @BeforeEach
    void theServerHasItsCertificate() throws InterruptedException {
        assertThat(identity.enrol()).isTrue();
    }

    @AfterEach
    void everythingBackInOrder() {
        clock.set(LabId.DEFAULT, ClockSetting.WALL);
        PEERS.ocspUp = true;
        PEERS.crlUp = true;
        PEERS.ca.revoked.clear();
    }

    private static TestSp sp(FederationProfile profile) {
        return SPS.computeIfAbsent(profile.id(), id -> {
            TestSp sp = new TestSp(
                    "urn:test:tls-sp:" + id, profile, "https://sp.test/" + id + "/acs", IDP, browser(null, null));
            PEERS.register(id, sp.metadata().build().getDocumentElement());
            return sp;
        });
    }

    /** The address that the login page sends the browser to. */
    private static URI cardTls(FederationProfile profile) {
        TestSp sp = sp(profile);
        return URI.create(sp.redirect(sp.request()).html().select("a#card-tls").attr("href"));
    }

    private static TestSp.Page show(TestCa.@Nullable Card card, URI address) {
        return show(card, address, null);
    }

    private static TestSp.Page show(TestCa.@Nullable Card card, URI address, @Nullable String protocol) {
        try {
            HttpResponse<String> answer = browser(card, protocol)
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return new TestSp.Page(answer.statusCode(), address, Jsoup.parse(answer.body()), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void refused(TestCa.Card card, String requirement) {
        for (FederationProfile profile : Federations.all()) {
            TestSp.Page page = show(card, cardTls(profile));
            assertThat(page.requirements()).containsExactly(requirement);
            ReceivedResponse response = page.response();
            assertThat(response.success()).isFalse();
            assertThat(response.status()).contains(Ns.STATUS_RESPONDER);
            assertThat(response.secondaryStatus()).contains(Ns.STATUS_AUTHN_FAILED);
            assertThat(response.assertions()).isEmpty();
            assertThat(response.encryptedAssertions()).isEmpty();
            JournalEntry entry = last("card.verified");
            assertThat(entry.outcome()).isEqualTo(Outcome.refused);
            assertThat(entry.facts()).containsEntry("way", "tls").containsEntry("requirement", requirement);
        }
    }

    private JournalEntry last(String kind) {
        List<JournalEntry> entries = journal.read(LabId.DEFAULT, new JournalQuery(0, kind, null, Integer.MAX_VALUE));
        return entries.get(entries.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aCardInTheBrowserLogsInAtBothFederations(String protocol) {
        for (FederationProfile profile : Federations.all()) {
            TestSp.Page page = show(CARD, cardTls(profile), protocol);
            ReceivedAssertion assertion = ReceivedAssertion.read(TestSp.assertion(page.response()));
            assertThat(assertion.loa()).contains(profile.loa(3));
            assertThat(page.text()).contains("getElementById('saml-response').submit()");
            assertThat(last("card.verified").outcome()).isEqualTo(Outcome.accepted);
            assertThat(last("card.verified").facts())
                    .containsEntry("way", "tls")
                    .containsEntry("revocation", "OCSP")
                    .containsEntry("holder", IdpCase.ANNA);
            assertThat(String.valueOf(last("card.verified").facts().get("revocationTold")))
                    .startsWith("OCSP: good, fresh until ");
        }
    }

    /** A service provider with an address for holder of key beside the ordinary one. */
    private static TestSp holderOfKey(String name, String category) {
        TestSp sp = new TestSp(
                "urn:test:tls-sp:" + name,
                Federations.SWEDEN_CONNECT,
                "https://sp.test/" + name + "/acs",
                IDP,
                browser(null, null));
        PEERS.register(
                "sweden-connect",
                SpMetadata.of(sp.entityId)
                        .entityCategories(Set.of(category))
                        .signingKey(TestSp.KEY.certificate())
                        .encryptionKey(TestSp.KEY.certificate())
                        .assertionConsumerService(sp.acs)
                        .assertionConsumerService(
                                Endpoint.indexed(Ns.BINDING_POST, "https://sp.test/" + name + "/hok", 1, false)
                                        .forHolderOfKey())
                        .uiInfo(new UiInfo(Map.of("sv", "TEST Tjänst", "en", "TEST Service"), Map.of(), List.of()))
                        .build()
                        .getDocumentElement());
        return sp;
    }

    private static AuthnRequest forHolderOfKey(TestSp sp) {
        return AuthnRequest.to(HOK, sp.entityId, sp.acs.replace("/acs", "/hok"), Instant.now())
                .withProtocolBinding(Ns.HOKSSO)
                .withRequestedLoas(List.of(Federations.SWEDEN_CONNECT.loa(3)));
    }

    private static TestSp.Page bring(TestCa.@Nullable Card card, AuthnRequest request) {
        return show(
                card,
                RedirectBinding.encode(
                        request.write(), URI.create(HOK), "TEST-state", TestSp.KEY, RedirectBinding.REQUEST));
    }

    private static Element confirmation(TestSp.Page page) {
        return Elements.path(TestSp.assertion(page.response()), Ns.SAML, "Subject", "SubjectConfirmation")
                .orElseThrow();
    }

    private static Element keyInfo(TestSp.Page page) {
        return Elements.path(confirmation(page), Ns.SAML, "SubjectConfirmationData")
                .flatMap(data -> Elements.child(data, Ns.DS, "KeyInfo"))
                .orElseThrow();
    }

    @Test
    @Tag("SC-078")
    @Tag("SC-079")
    @Tag("SC-088")
    void anAssertionForTheHolderOfTheKeyCarriesTheCertificateOfTheHandshake() throws Exception {
        TestSp.Page page = bring(CARD, forHolderOfKey(KEY_HOLDERS));
        assertThat(page.requirements()).isEmpty();
        assertThat(page.action("saml-response")).isEqualTo("https://sp.test/holder/hok");
        assertThat(page.form("saml-response")).containsEntry("RelayState", "TEST-state");
        assertThat(confirmation(page).getAttribute("Method")).isEqualTo(Ns.CONFIRMATION_HOLDER_OF_KEY);
        assertThat(Elements.descendants(keyInfo(page), Ns.DS, "X509Certificate"))
                .singleElement()
                .extracting(Elements::text)
                .isEqualTo(Base64.getEncoder().encodeToString(CARD.certificate().getEncoded()));
        ReceivedAssertion assertion = ReceivedAssertion.read(TestSp.assertion(page.response()));
        assertThat(assertion.confirmations()).hasSize(1);
        assertThat(assertion.confirmations().get(0).recipient()).isEqualTo("https://sp.test/holder/hok");
        assertThat(assertion.loa()).contains(Federations.SWEDEN_CONNECT.loa(3));
        assertThat(last("card.verified").facts()).containsEntry("way", "tls");
    }

    @Test
    @Tag("SC-088")
    void aCertificateThatTellsMoreThanIsReleasedStaysBehindAndTheKeyGoesAlone() {
        TestSp.Page page = bring(CARD, forHolderOfKey(KEY_ALONE));
        assertThat(Elements.descendants(keyInfo(page), Ns.DS, "X509Certificate"))
                .isEmpty();
        assertThat(Elements.descendants(keyInfo(page), Ns.DS, "RSAKeyValue")).hasSize(1);
    }

    @Test
    @Tag("SC-039")
    void withoutACertificateHolderOfKeyIsAnError() {
        TestSp.Page page = bring(null, forHolderOfKey(KEY_HOLDERS));
        assertThat(page.requirements()).containsExactly("SC-039");
        assertThat(page.response().secondaryStatus()).contains(Ns.STATUS_AUTHN_FAILED);
        assertThat(page.html().select("script")).isEmpty();
    }

    @Test
    void whoBringsABadCardOrAsksPassivelyGetsAnError() {
        PEERS.ca.revoked.put(CARD.certificate().getSerialNumber(), Instant.now());
        assertThat(bring(CARD, forHolderOfKey(KEY_HOLDERS)).requirements()).containsExactly("CARD-REVOCATION");
        PEERS.ca.revoked.clear();
        assertThat(bring(CARD, forHolderOfKey(KEY_HOLDERS).withIsPassive(true))
                        .response()
                        .secondaryStatus())
                .contains(Ns.STATUS_NO_PASSIVE);
    }

    @Test
    @Tag("SC-061")
    void holderOfKeyAndOrdinaryLoginAreNotMixed() {
        AuthnRequest request = forHolderOfKey(KEY_HOLDERS);
        assertThat(bring(CARD, request.withAcsUrl(KEY_HOLDERS.acs)).requirements())
                .contains("SC-048");
        assertThat(bring(CARD, request.withProtocolBinding(Ns.BINDING_POST)).requirements())
                .contains("SC-047");
        assertThat(bring(CARD, request.withDestination(IDP + "/sweden-connect/sso/redirect"))
                        .requirements())
                .contains("SC-050");
        AuthnRequest ordinary = KEY_HOLDERS.request();
        assertThat(KEY_HOLDERS
                        .redirect(ordinary.withAcsUrl("https://sp.test/holder/hok"))
                        .requirements())
                .contains("SC-048");
        assertThat(KEY_HOLDERS.redirect(ordinary.withProtocolBinding(Ns.HOKSSO)).requirements())
                .contains("SC-047");
    }

    @Test
    void aRequestForHolderOfKeyIsFulfilledOnceAndOnItsOwnPort() {
        AuthnRequest request = forHolderOfKey(KEY_HOLDERS);
        assertThat(bring(CARD, request).response().success()).isTrue();
        assertThat(bring(CARD, request).requirements()).contains("REQUEST-REPLAY");
        assertThat(show(CARD, URI.create(IDP + "/sweden-connect/sso/hok?SAMLRequest=AAAA"))
                        .status())
                .isEqualTo(404);
        assertThat(show(CARD, URI.create(HOK + "?SAMLRequest=AAAA")).requirements())
                .isNotEmpty();
        assertThat(show(CARD, URI.create(HOK.replace("sweden-connect", "niva2") + "?SAMLRequest=AAAA"))
                        .requirements())
                .containsExactly("SC-039");
    }

    @Test
    @Tag("SC-159")
    void theMetadataNamesHolderOfKeyBesideTheOrdinaryLogin() {
        IdpRole role = MetadataReader.read(SecureXml.parse(
                        show(null, URI.create(IDP + "/sweden-connect/metadata")).text()))
                .get(0)
                .idp()
                .orElseThrow();
        assertThat(role.singleSignOnServices())
                .filteredOn(each -> each.binding().equals(Ns.HOKSSO))
                .allMatch(each -> each.location().equals(HOK))
                .extracting(each -> each.protocolBinding().orElseThrow())
                .containsExactly(Ns.BINDING_REDIRECT, Ns.BINDING_POST);
        assertThat(role.singleSignOn(Ns.BINDING_POST)).isPresent();
    }

    @Test
    void anExpiredCardGetsAnExplainedNoAndNotAFailedHandshake() {
        refused(
                PEERS.ca.card(TestCa.Wish.of(IdpCase.ANNA)
                        .validFrom(Duration.ofDays(-20))
                        .validFor(Duration.ofDays(-10))),
                "CARD-VALIDITY");
    }

    @Test
    void aCardThatIsNotYetValidIsRefused() {
        refused(
                PEERS.ca.card(TestCa.Wish.of(IdpCase.ANNA)
                        .validFrom(Duration.ofDays(10))
                        .validFor(Duration.ofDays(20))),
                "CARD-VALIDITY");
    }

    @Test
    void validityIsJudgedByTheLabsClock() {
        TestCa.Card card = PEERS.ca.card(TestCa.Wish.of(IdpCase.ANNA).validFor(Duration.ofDays(10)));
        clock.set(LabId.DEFAULT, new ClockSetting(ClockSetting.Mode.running, Duration.ofDays(20), null));
        refused(card, "CARD-VALIDITY");
    }

    @Test
    void aCertificateOfAnUntrustedIssuerIsRefused() {
        refused(new TestCa(PEERS.base).card(TestCa.Wish.of(IdpCase.ANNA)), "CARD-CHAIN");
    }

    @Test
    void aCardOfAnotherLabIsRefused() {
        refused(
                PEERS.ca.card(TestCa.Wish.of(IdpCase.ANNA).lab("urn:saker-atkomst-sandbox:TEST:lab:course-1")),
                "CARD-LAB");
    }

    @Test
    void theKeyForUnderskriftLogsNobodyIn() {
        refused(PEERS.ca.card(TestCa.Wish.of(IdpCase.ANNA).forSigning()), "CARD-KEY-USAGE");
    }

    @Test
    void aRevokedCardIsRefused() {
        PEERS.ca.revoked.put(CARD.certificate().getSerialNumber(), Instant.now());
        refused(CARD, "CARD-REVOCATION");
    }

    @Test
    void nobodyIsLetInWhenRevocationCannotBeDetermined() {
        PEERS.ocspUp = false;
        PEERS.crlUp = false;
        refused(CARD, "CARD-REVOCATION");
        assertThat(String.valueOf(last("card.verified").facts().get("observed")))
                .isEqualTo("undetermined. OCSP: no answer (HTTP 503); CRL: no answer (HTTP 503)");
    }

    @Test
    void withoutACardTheReasonIsExplainedAndTheLoginStaysOpen() {
        URI address = cardTls(Federations.SAMBI);
        TestSp.Page page = show(null, address);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.requirements()).containsExactly("CARD-TLS");
        assertThat(page.html().select("a#back").attr("href"))
                .isEqualTo(IDP + address.getPath().replaceFirst("/tls$", ""));
        assertThat(last("card.verified").outcome()).isEqualTo(Outcome.refused);
        assertThat(show(CARD, address).response().success()).isTrue();
    }

    @Test
    void aLoginIsAnsweredOnce() {
        URI address = cardTls(Federations.SAMBI);
        assertThat(show(CARD, address).response().success()).isTrue();
        TestSp.Page again = show(CARD, address);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.requirements()).containsExactly("LOGIN");
    }

    @Test
    void aCardThatSomebodyElseHoldsFailsTheHandshake() {
        TestCa.Card stolen = new TestCa.Card(TestCa.pair(), CARD.certificate());
        URI address = cardTls(Federations.SAMBI);
        assertThatThrownBy(() -> show(stolen, address)).hasRootCauseInstanceOf(IOException.class);
        assertThat(show(CARD, address).response().success()).isTrue();
    }

    @Test
    void eachPortKeepsToItsOwn() {
        URI address = cardTls(Federations.SAMBI);
        assertThat(sp(Federations.SAMBI)
                        .get(URI.create(IDP + address.getPath()))
                        .status())
                .isEqualTo(404);
        for (String path : List.of("/sambi/metadata", address.getPath().replaceFirst("/tls$", ""), "/admin/labs")) {
            assertThat(show(CARD, URI.create("https://localhost:" + CARD_PORT + path))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void anotherLabHasItsAddressUnderItsPath() {
        LabId lab = new LabId("course-1");
        labs.create(lab);
        assertThat(show(CARD, URI.create("https://localhost:" + CARD_PORT + "/labs/course-1/sambi/login/none/tls"))
                        .status())
                .isEqualTo(410);
        assertThat(show(CARD, URI.create("https://localhost:" + CARD_PORT + "/labs/nowhere/sambi/login/none/tls"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void noTlsSessionOutlivesItsConnection(String protocol) throws IOException {
        SSLContext context = context(CARD);
        Instant first = sessionMade(context, protocol, CARD_PORT);
        Instant later = afterThat(first);
        assertThat(sessionMade(context, protocol, CARD_PORT)).isAfterOrEqualTo(later);
    }

    /** The control of the test above: where sessions are resumed, it would see it. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void onTheUsualPortASessionIsResumed(String protocol) throws IOException {
        SSLContext context = context(CARD);
        Instant first = sessionMade(context, protocol, PORT);
        afterThat(first);
        assertThat(sessionMade(context, protocol, PORT)).isEqualTo(first);
    }

    /** A time that is not the same millisecond. */
    private static Instant afterThat(Instant before) {
        Instant now = Instant.now();
        while (now.toEpochMilli() <= before.toEpochMilli()) {
            Thread.onSpinWait();
            now = Instant.now();
        }
        return Instant.ofEpochMilli(now.toEpochMilli());
    }

    /** One request; when the TLS session of its connection was made, which a resumed one keeps. */
    private static Instant sessionMade(SSLContext context, String protocol, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            socket.getOutputStream()
                    .write("GET /sambi/login/none/tls HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes());
            String answer = new String(socket.getInputStream().readAllBytes());
            assertThat(answer)
                    .startsWith(port == CARD_PORT ? "HTTP/1.1 410" : "HTTP/1.1 404")
                    .doesNotContainIgnoringCase("Strict-Transport-Security");
            return Instant.ofEpochMilli(socket.getSession().getCreationTime());
        }
    }

    @Test
    void aConnectionCarriesOneRequest() throws IOException {
        try (SSLSocket socket = (SSLSocket) context(CARD).getSocketFactory().createSocket("localhost", CARD_PORT)) {
            socket.getOutputStream().write("GET /sambi/login/none/tls HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes()))
                    .startsWith("HTTP/1.1 410")
                    .containsIgnoringCase("Connection: close");
        }
    }

    @Test
    void browsersAreAskedForCertificatesOfThePersonAuthoritiesOnly() throws Exception {
        ChosenKey keys = new ChosenKey(CARD);
        HttpClient.newBuilder()
                .sslContext(context(keys))
                .build()
                .send(
                        HttpRequest.newBuilder(cardTls(Federations.SAMBI)).build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(keys.asked)
                .extracting(Principal::getName)
                .containsExactly(PEERS.ca.issuer.getSubjectX500Principal().getName());
    }

    private static HttpClient browser(TestCa.@Nullable Card card, @Nullable String protocol) {
        HttpClient.Builder builder = HttpClient.newBuilder().sslContext(context(card));
        if (protocol != null) {
            builder.sslParameters(new javax.net.ssl.SSLParameters(null, new String[] {protocol}));
        }
        return builder.build();
    }

    private static SSLContext context(TestCa.@Nullable Card card) {
        return context(card == null ? null : new ChosenKey(card));
    }

    private static SSLContext context(@Nullable ChosenKey keys) {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("root", PEERS.ca.root);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trust);
            TrustManager[] managers = factory.getTrustManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? null : new KeyManager[] {keys}, managers, null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows one card, whatever the server asks for. */
    private static final class ChosenKey extends X509ExtendedKeyManager {
        private final TestCa.Card card;
        private volatile List<Principal> asked = List.of();

        ChosenKey(TestCa.Card card) {
            this.card = card;
        }

        @Override
        public String chooseEngineClientAlias(String[] type, Principal[] issuers, SSLEngine engine) {
            asked = Optional.ofNullable(issuers).map(Arrays::asList).orElse(List.of());
            return "card";
        }

        @Override
        public String chooseClientAlias(String[] type, Principal[] issuers, Socket socket) {
            return "card";
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"card"};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {card.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return card.key().getPrivate();
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            throw new AssertionError("asked for a server's key, and this side is a client");
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
