package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.saml.metadata.FeedReader;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** What a reader of the feed holds on to, what it refuses, and when it asks again. */
final class FeedClientTest {
    private static final Instant NOW = Messages.NOW;
    private static final FeedReader CAREFUL =
            FeedReader.careful(() -> List.of(TestKeys.OPERATOR.certificate()), Duration.ofDays(14));

    private static SpMetadata sp(String entityId) {
        return SpMetadata.of(entityId)
                .signingKey(TestKeys.SP.certificate())
                .nameIdFormat(Ns.NAMEID_PERSISTENT)
                .assertionConsumerService(Messages.ACS);
    }

    private static byte[] feed(SigningKey operator, Instant validUntil, Document... entities) {
        List<Element> elements =
                Stream.of(entities).map(Document::getDocumentElement).toList();
        return Aggregate.publish(elements, "urn:test:feed", validUntil, Duration.ofMinutes(5), operator);
    }

    private static Fetcher.Answer good(String etag, Instant validUntil, String... entityIds) {
        Document[] entities = Stream.of(entityIds).map(id -> sp(id).build()).toArray(Document[]::new);
        return new Fetcher.Answer(200, feed(TestKeys.OPERATOR, validUntil, entities), Optional.of(etag));
    }

    private static final class Wire implements Fetcher {
        final Deque<Answer> answers = new ArrayDeque<>();
        final List<@Nullable String> etags = new ArrayList<>();

        @Override
        public Answer fetch(@Nullable String etag) throws IOException {
            etags.add(etag);
            Answer next = answers.poll();
            if (next == null) {
                throw new IOException("connection refused");
            }
            return next;
        }
    }

    private static final class Hands extends Clock {
        Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static FeedClient client(Wire wire, Hands hands) {
        return new FeedClient(
                wire,
                () -> List.of(TestKeys.OPERATOR.certificate()),
                hands,
                Duration.ofMinutes(1),
                Duration.ofMillis(500));
    }

    @Test
    void anUnknownEntityMakesTheClientFetchAgainWithTheEtagItHas() {
        Wire wire = new Wire();
        Hands hands = new Hands();
        wire.answers.add(new Fetcher.Answer(
                200, feed(TestKeys.OPERATOR, NOW.plusSeconds(600), sp("urn:a").build()), Optional.of("\"1\"")));
        wire.answers.add(new Fetcher.Answer(
                200,
                feed(
                        TestKeys.OPERATOR,
                        NOW.plusSeconds(600),
                        sp("urn:a").build(),
                        sp("urn:b").build()),
                Optional.of("\"2\"")));
        FeedClient client = client(wire, hands);
        assertThat(client.find("urn:a")).isPresent();
        hands.now = hands.now.plusSeconds(1);
        assertThat(client.find("urn:b")).isPresent();
        assertThat(wire.etags).containsExactly(null, "\"1\"");
    }

    @Test
    void askingForAnUnknownEntityManyTimesFetchesOncePerInterval() {
        Wire wire = new Wire();
        wire.answers.add(new Fetcher.Answer(
                200, feed(TestKeys.OPERATOR, NOW.plusSeconds(600), sp("urn:a").build()), Optional.empty()));
        FeedClient client = client(wire, new Hands());
        for (int i = 0; i < 50; i++) {
            assertThat(client.find("urn:nobody")).isEmpty();
        }
        assertThat(wire.etags).hasSize(1);
    }

    @Test
    void aFailedFetchLeavesTheOldFeedInUseUntilItExpires() {
        Wire wire = new Wire();
        Hands hands = new Hands();
        wire.answers.add(new Fetcher.Answer(
                200, feed(TestKeys.OPERATOR, NOW.plusSeconds(600), sp("urn:a").build()), Optional.empty()));
        wire.answers.add(new Fetcher.Answer(503, new byte[0], Optional.empty()));
        FeedClient client = client(wire, hands);
        assertThat(client.find("urn:a")).isPresent();
        hands.now = NOW.plusSeconds(120);
        assertThat(client.find("urn:a")).isPresent();
        assertThat(client.problem()).isPresent();
        hands.now = NOW.plusSeconds(700);
        assertThat(client.find("urn:a")).isEmpty();
    }

    @Test
    void aWronglySignedUpdateLeavesTheOldFeedInUse() {
        Wire wire = new Wire();
        Hands hands = new Hands();
        wire.answers.add(new Fetcher.Answer(
                200, feed(TestKeys.OPERATOR, NOW.plusSeconds(600), sp("urn:a").build()), Optional.empty()));
        wire.answers.add(new Fetcher.Answer(
                200, feed(TestKeys.STRANGER, NOW.plusSeconds(600), sp("urn:b").build()), Optional.empty()));
        FeedClient client = client(wire, hands);
        assertThat(client.find("urn:a")).isPresent();
        hands.now = NOW.plusSeconds(120);
        assertThat(client.find("urn:b")).isEmpty();
        assertThat(client.find("urn:a")).isPresent();
        assertThat(client.problem().orElseThrow().rule()).isEqualTo("SC-091");
    }

    // ------------------------------------------------------------------ what is demanded of a feed

    @Test
    void aFeedWithoutAnEndIsRefused() {
        Document endless = SecureXml.parse(
                feed(TestKeys.OPERATOR, NOW.plusSeconds(60), sp("urn:a").build()));
        Element root = endless.getDocumentElement();
        root.removeAttributeNS(null, "validUntil");
        root.removeChild(root.getFirstChild());
        XmlSigner.sign(root, TestKeys.OPERATOR);
        byte[] bytes = SecureXml.serialise(endless);
        assertThatThrownBy(() -> CAREFUL.read(bytes, NOW)).hasMessageContaining("no validUntil");
    }

    @Test
    void aFeedWhoseEndIsFarAwayIsRefused() {
        byte[] days14 = feed(
                TestKeys.OPERATOR, NOW.plus(Duration.ofDays(14)), sp("urn:a").build());
        byte[] longer = feed(
                TestKeys.OPERATOR, NOW.plus(Duration.ofDays(15)), sp("urn:a").build());
        assertThat(CAREFUL.read(days14, NOW).find("urn:a")).isPresent();
        assertThatThrownBy(() -> CAREFUL.read(longer, NOW)).hasMessageContaining("an end within");
    }

    @Test
    void oneSignedEntityAloneIsAFeedToo() {
        Element entity = sp("urn:a").build().getDocumentElement();
        entity.setAttributeNS(null, "validUntil", NOW.plusSeconds(60).toString());
        XmlSigner.sign(entity, TestKeys.OPERATOR);
        Feed feed = CAREFUL.read(SecureXml.serialise(entity), NOW);
        assertThat(feed.find("urn:a")).isPresent();
        assertThat(feed.validUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void anOldFeedInsideAnUnsignedOneIsRefused() {
        String inner = SecureXml.text(SecureXml.parse(
                        feed(TestKeys.OPERATOR, NOW.plusSeconds(60), sp("urn:a").build()))
                .getDocumentElement());
        byte[] wrapped = SecureXml.serialise(SecureXml.parse(
                "<md:EntitiesDescriptor xmlns:md=\"" + Ns.MD + "\" validUntil=\"" + NOW.plusSeconds(60) + "\">" + inner
                        + SecureXml.text(sp("urn:forged").build().getDocumentElement()) + "</md:EntitiesDescriptor>"));
        assertThatThrownBy(() -> CAREFUL.read(wrapped, NOW)).hasMessageContaining("0 ds:Signature");
    }

    @Test
    void anEntryWithAnEndOfItsOwnIsNotUsedAfterIt() {
        Document brief = sp("urn:brief").build();
        brief.getDocumentElement()
                .setAttributeNS(null, "validUntil", NOW.plusSeconds(60).toString());
        Wire wire = new Wire();
        Hands hands = new Hands();
        wire.answers.add(new Fetcher.Answer(
                200,
                feed(TestKeys.OPERATOR, NOW.plusSeconds(600), brief, sp("urn:a").build()),
                Optional.empty()));
        FeedClient client = patient(wire, hands);
        assertThat(client.find("urn:brief")).isPresent();
        hands.now = NOW.plusSeconds(61);
        assertThat(client.find("urn:brief")).isEmpty();
        assertThat(client.find("urn:a")).isPresent();
    }

    // ------------------------------------------------------------------ when it asks, and what it keeps

    private static FeedClient patient(Fetcher wire, Hands hands) {
        return new FeedClient(wire, CAREFUL, hands, null, Duration.ofMillis(500), FeedClient.KEEP);
    }

    @Test
    void aValidFeedIsUsedWithoutAskingWhenSomebodyElseRefreshesIt() {
        Wire wire = new Wire();
        Hands hands = new Hands();
        wire.answers.add(good("\"1\"", NOW.plus(Duration.ofDays(7)), "urn:a"));
        FeedClient client = patient(wire, hands);
        assertThat(client.find("urn:a")).isPresent();
        hands.now = NOW.plus(Duration.ofDays(6));
        assertThat(client.find("urn:a")).isPresent();
        assertThat(wire.etags).hasSize(1);
    }

    @Test
    void usingAValidFeedDoesNotWaitForAFetchThatGoesOn() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        FeedClient client = patient(
                etag -> {
                    if (fetches.incrementAndGet() > 1) {
                        asked.countDown();
                        answered.await();
                    }
                    return good("\"1\"", NOW.plusSeconds(600), "urn:a");
                },
                new Hands());
        client.refresh();
        Thread timer = new Thread(client::fetchNow);
        timer.start();
        asked.await();
        assertThat(client.find("urn:a")).isPresent();
        answered.countDown();
        timer.join();
    }

    @Test
    void thoseWhoWaitForTheSameFetchDoNotFetchAgain() throws Exception {
        Hands hands = new Hands();
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        FeedClient client = patient(
                etag -> {
                    fetches.incrementAndGet();
                    answered.await();
                    throw new IOException("no answer in time");
                },
                hands);
        List<Thread> users =
                IntStream.range(0, 8).mapToObj(i -> new Thread(client::refresh)).toList();
        users.forEach(Thread::start);
        while (users.stream().anyMatch(user -> user.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        answered.countDown();
        for (Thread user : users) {
            user.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void fetchingNowMindsNoIntervalAndSaysWhyAFeedIsRefused() {
        Wire wire = new Wire();
        wire.answers.add(good("\"1\"", NOW.plusSeconds(600), "urn:a"));
        wire.answers.add(new Fetcher.Answer(
                200, feed(TestKeys.STRANGER, NOW.plusSeconds(600), sp("urn:a").build()), Optional.of("\"2\"")));
        wire.answers.add(new Fetcher.Answer(304, new byte[0], Optional.empty()));
        FeedClient client = patient(wire, new Hands());
        assertThat(client.fetchNow()).isEmpty();
        assertThat(client.fetchNow().orElseThrow().rule()).isEqualTo("SC-091");
        assertThat(client.fetchNow()).isEmpty();
        assertThat(wire.etags).containsExactly(null, "\"1\"", "\"1\"");
    }

    @Test
    void anEndedFeedIsForgottenSoThatUnchangedIsNoAnswer() {
        Wire wire = new Wire();
        Hands hands = new Hands();
        wire.answers.add(good("\"1\"", NOW.plusSeconds(60), "urn:a"));
        wire.answers.add(new Fetcher.Answer(304, new byte[0], Optional.of("\"1\"")));
        wire.answers.add(good("\"2\"", NOW.plusSeconds(600), "urn:a"));
        FeedClient client = patient(wire, hands);
        assertThat(client.find("urn:a")).isPresent();
        hands.now = NOW.plusSeconds(60);
        assertThat(client.find("urn:a")).isEmpty();
        assertThat(client.problem().orElseThrow().observed()).contains("304");
        hands.now = NOW.plusSeconds(62);
        assertThat(client.find("urn:a")).isPresent();
        assertThat(wire.etags).containsExactly(null, null, null);
    }

    @Test
    void whatStaysInUseAfterASetbackCanBeDecided() {
        Wire wire = new Wire();
        wire.answers.add(good("\"1\"", NOW.plusSeconds(600), "urn:a"));
        wire.answers.add(new Fetcher.Answer(
                200, "<no-feed/>".getBytes(java.nio.charset.StandardCharsets.UTF_8), Optional.empty()));
        FeedClient client = new FeedClient(
                wire,
                CAREFUL,
                new Hands(),
                null,
                Duration.ofHours(1),
                setback -> setback == FeedClient.Setback.REFUSED);
        client.refresh();
        client.fetchNow();
        assertThat(client.feed()).isPresent();
        client.fetchNow();
        assertThat(client.feed()).isEmpty();
    }
}
