package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.SandboxAddresses;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Commands.Network;
import se.sakeratkomst.certify.launcher.Jdk;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Layout;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The operators are killed while metadata is handed in and read: whatever was acknowledged is in the feed afterwards, and nobody
 * ever read half a feed. Three kills by default, twenty and a thousand requests with {@code -Dsandbox.full=true}.
 */
class FeedKillIT {
    private static final int PORTS = 27400;
    private static final long MOMENT = 20_000_000;
    private static final boolean FULL = Boolean.getBoolean("sandbox.full");
    private static final int KILLS = FULL ? 20 : 3;
    private static final int REQUESTS = FULL ? 1000 : 90;

    @TempDir
    static Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger fetched = new AtomicInteger();

    @Test
    void whatWasAcknowledgedIsPublishedAndNoHalfFeedIsEverRead() throws Exception {
        Layout layout = new Layout(Layout.findRoot(), folder.resolve("var"));
        Launcher launcher = new Launcher(layout, Network.loopback(PORTS), Jdk.chosen());
        SandboxClient client = new SandboxClient(
                SandboxAddresses.onLoopback(PORTS), SandboxAddresses.DEFAULT_LAB, SandboxClient.token(layout.shared()));
        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(
                launcher, folder, SandboxAddresses.DEFAULT_LAB, new PrintWriter(System.out, true))) {
            sandbox.start(List.of(Program.METADATA), "");
            X509Certificate operator = certificate(client.fetch(Service.METADATA, "/sambi/operator.pem"));
            client.hand(
                    Service.METADATA,
                    "/sambi/entities",
                    "application/samlmetadata+xml",
                    metadata("https://sp.example.se/first", operator));
            List<Thread> parties = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int party = i;
                parties.add(started("hand-in-" + i, () -> handIn(client, party, operator)));
            }
            Thread reader = started("reader", () -> read(client, operator));
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = acknowledged.size() + REQUESTS / (KILLS + 1);
                while (acknowledged.size() < enough && parties.stream().anyMatch(Thread::isAlive)) {
                    LockSupport.parkNanos(MOMENT);
                }
                launcher.kill(Program.METADATA);
                sandbox.start(List.of(Program.METADATA), "");
            }
            for (Thread party : parties) {
                party.join();
            }
            done.set(true);
            reader.join();

            Feed feed = Feed.verified(
                    client.fetch(Service.METADATA, "/sambi/metadata.xml"), List.of(operator), Instant.now());
            assertThat(feed.all()).extracting(EntityDescriptor::entityId).containsAll(acknowledged);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(REQUESTS);
            assertThat(broken).isEmpty();
            System.out.println(KILLS + " kills, " + acknowledged.size() + " acknowledged uploads all there, "
                    + fetched.get() + " feeds read whole");
        }
    }

    private static Thread started(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        return thread;
    }

    /** Hands in one entity after the other; one that gets no answer is handed in again, as a vendor would. */
    private void handIn(SandboxClient client, int party, X509Certificate certificate) {
        for (int i = 0; i < REQUESTS / 2; ) {
            String entityId = "https://sp.example.se/" + party + "/" + i;
            try {
                client.hand(
                        Service.METADATA,
                        "/sambi/entities",
                        "application/samlmetadata+xml",
                        metadata(entityId, certificate));
                acknowledged.add(entityId);
                i++;
            } catch (Mishap gone) {
                LockSupport.parkNanos(MOMENT);
            }
        }
    }

    /** Reads the feed until all is done; each answer is a whole, signed feed. */
    private void read(SandboxClient client, X509Certificate operator) {
        while (!done.get()) {
            byte[] feed;
            try {
                feed = client.fetch(Service.METADATA, "/sambi/metadata.xml");
            } catch (Mishap gone) {
                LockSupport.parkNanos(MOMENT);
                continue; // no answer, or one that the connection's end cut short: the reader knows that it has nothing
            }
            try {
                Feed.verified(feed, List.of(operator), Instant.now());
                fetched.incrementAndGet();
            } catch (SamlRefusal refusal) {
                broken.add(refusal.getMessage() + ": " + new String(feed, StandardCharsets.UTF_8));
            }
        }
    }

    private static byte[] metadata(String entityId, X509Certificate certificate) {
        Map<String, String> name = Map.of("sv", "TEST AB", "en", "TEST AB");
        return SecureXml.serialise(SpMetadata.of(entityId)
                .signingKey(certificate)
                .encryptionKey(certificate)
                .assertionConsumerService("https://sp.example.se/acs")
                .organisation(new Organisation(
                        name, name, Map.of("sv", "https://example.se", "en", "https://example.se"), Optional.empty()))
                .contact("technical", "TEST", "test@example.se")
                .contact("support", "TEST", "test@example.se")
                .build());
    }

    private static X509Certificate certificate(byte[] pem) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
