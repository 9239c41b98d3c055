package se.sakeratkomst.idp;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.deviation.NegativeTests;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.session.Sessions;
import se.sakeratkomst.kit.clock.ClockSetting;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** The identity providers, running, with a card service and operators that are played. */
@SpringBootTest(
        classes = MockIdp.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "sandbox.tls.mode=none",
            "sandbox.control-port=0",
            "idp.personas.sambi.logout-bindings=REDIRECT,POST,SOAP",
            "idp.personas.own.federation=sweden-connect",
            "idp.personas.own.display-name.sv=TEST Egen",
            "idp.personas.own.description.sv=TEST",
            "idp.personas.own.organisation.name=TEST Region Norrvik",
            "idp.personas.own.organisation.number=5599990008",
            "idp.personas.own.organisation.url=https://example.org/norrvik",
            "idp.personas.own.loas=3",
            "idp.personas.own.loa-uris.3=http://id.swedenconnect.se/loa/1.0/uncertified-loa3",
            "idp.personas.own.entity-categories=http://id.swedenconnect.se/ec/1.0/loa3-name",
            "idp.personas.own.assertion-validity=PT5M",
            "idp.personas.own.confirmation-validity=PT5M",
            "idp.personas.own.backdate=PT0S",
            "idp.personas.own.cancel-status=http://id.elegnamnden.se/status/1.0/cancel",
            "idp.personas.own.artifact=REDIRECT",
            "idp.personas.own.answers.show-released=true"
        })
abstract class IdpCase {
    static final FakePeers PEERS = new FakePeers();
    static final int PORT = freePort();
    static final String IDP = "http://localhost:" + PORT;
    static final FederationProfile SAMBI = Federations.SAMBI;
    static final FederationProfile SC = Federations.SWEDEN_CONNECT;
    static final String ANNA = "SE5599990008-ANNA";
    static final TestCa.Card CARD = PEERS.ca.card(TestCa.Wish.of(ANNA));
    private static final Map<String, TestSp> SPS = new ConcurrentHashMap<>();

    private static Path kept;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        if (kept == null) {
            kept = Path.of("target", "idp-case-" + System.nanoTime());
        }
        registry.add("server.port", () -> PORT);
        registry.add("sandbox.public-url", () -> IDP);
        registry.add("sandbox.home", () -> kept.resolve("home"));
        registry.add("sandbox.shared", () -> kept.resolve("shared"));
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
    Deviations deviations;

    @Autowired
    NegativeTests tests;

    @Autowired
    Personas personas;

    @Autowired
    Sessions sessions;

    @Autowired
    VendorFeeds feeds;

    @AfterEach
    void everythingBackInOrder() {
        clock.set(LabId.DEFAULT, ClockSetting.WALL);
        deviations.clear(LabId.DEFAULT);
        PEERS.ocspUp = true;
        PEERS.crlUp = true;
        PEERS.ca.revoked.clear();
    }

    /** A registered service provider of a federation. */
    static TestSp sp(FederationProfile profile) {
        return SPS.computeIfAbsent(profile.id(), id -> {
            TestSp sp = new TestSp("urn:test:sp:" + id, profile, "https://sp.test/" + id + "/acs", IDP);
            PEERS.register(id, sp.metadata().build().getDocumentElement());
            return sp;
        });
    }

    /** Waits until the identity providers know a service provider that was registered just now: they ask for a feed now and then. */
    TestSp known(TestSp sp) {
        Persona first = personas.require(sp.profile.id());
        await().until(() -> feeds.find(first, LabId.DEFAULT, sp.entityId).isPresent());
        return sp;
    }

    X509Certificate idpCertificate(FederationProfile profile) {
        return personas.signingKey(personas.require(profile.id()), LabId.DEFAULT)
                .certificate();
    }

    void arm(FederationProfile profile, String test, String variant) {
        deviations.arm(LabId.DEFAULT, Armed.next(test, variant, profile.id(), sp(profile).entityId));
    }

    JournalEntry last(String kind) {
        List<JournalEntry> entries = journal.read(LabId.DEFAULT, new JournalQuery(0, kind, null, Integer.MAX_VALUE));
        return entries.get(entries.size() - 1);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
