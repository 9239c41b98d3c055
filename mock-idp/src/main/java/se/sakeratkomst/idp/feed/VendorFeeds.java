package se.sakeratkomst.idp.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.saml.metadata.Fetcher;

/**
 * The service providers of each federation and lab, from the operators' verified feeds and from nowhere else. The feeds come from
 * the operators' control port, where no fault disturbs them: faults are for the party under test.
 */
public final class VendorFeeds {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MAX_AGE = Duration.ofSeconds(2);
    private static final Duration MIN_INTERVAL = Duration.ofMillis(250);

    private static final int LONGEST_ID = 300;

    private static final List<String> ENVIRONMENTS = List.of("", "/prod");

    /** @param environment path of the environment: empty for trial, or {@code /prod} */
    private record Key(LabId lab, String federation, String environment) {}

    private final PeerClient peers;
    private final Clock wall;
    private final Map<Key, FeedClient> clients = new ConcurrentHashMap<>();

    public VendorFeeds(PeerClient peers, Clock wall) {
        this.peers = peers;
        this.wall = wall;
    }

    /**
     * The entity with exactly that id, in trial or else in production; the feeds are fetched again, conditionally, when they do not
     * know it.
     */
    public Optional<EntityDescriptor> find(Persona persona, LabId lab, String entityId) {
        return ENVIRONMENTS.stream()
                .flatMap(environment -> client(persona, lab, environment).find(entityId).stream())
                .findFirst();
    }

    /** The entity whose id is most like one that nobody has, where one is alike at all. */
    public Optional<EntityDescriptor> nearest(Persona persona, LabId lab, String entityId) {
        if (entityId.isEmpty() || entityId.length() > LONGEST_ID) {
            return Optional.empty();
        }
        return ENVIRONMENTS.stream()
                .flatMap(environment -> client(persona, lab, environment).feed().stream())
                .flatMap(feed -> Likeness.nearest(entityId, feed.entityIds()).flatMap(feed::find).stream())
                .filter(entity -> entity.sp().isPresent())
                .findFirst();
    }

    /** The service providers of trial. */
    public List<EntityDescriptor> serviceProviders(Persona persona, LabId lab) {
        return client(persona, lab, ENVIRONMENTS.get(0)).feed().map(Feed::all).orElse(List.of()).stream()
                .filter(entity -> entity.sp().isPresent())
                .toList();
    }

    /** Asks for a newer feed of trial, at most a few times a second. */
    public void refresh(Persona persona, LabId lab) {
        client(persona, lab, ENVIRONMENTS.get(0)).refresh();
    }

    /** Why the last fetch gave no feed, where it gave none. */
    public Optional<Finding> problem(Persona persona, LabId lab) {
        return client(persona, lab, ENVIRONMENTS.get(0)).problem();
    }

    private FeedClient client(Persona persona, LabId lab, String environment) {
        return clients.computeIfAbsent(
                new Key(lab, persona.profile().id(), environment),
                key -> new FeedClient(etag -> fetch(key, etag), () -> operator(key), wall, MAX_AGE, MIN_INTERVAL));
    }

    private Fetcher.Answer fetch(Key key, @Nullable String etag) throws IOException, InterruptedException {
        HttpRequest.Builder request = peers.control(
                "metadata", "/admin/labs/" + key.lab() + "/" + key.federation() + key.environment() + "/metadata.xml");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        HttpResponse<byte[]> answer = peers.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Fetcher.Answer(
                answer.statusCode(), answer.body(), answer.headers().firstValue("ETag"));
    }

    private List<X509Certificate> operator(Key key) {
        URI address = peers.url("metadata", key.lab(), "/" + key.federation() + key.environment() + "/operator.pem");
        try {
            HttpResponse<byte[]> answer = peers.http()
                    .send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return List.of();
            }
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(answer.body()))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
