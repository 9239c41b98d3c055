package se.sakeratkomst.ehm.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.saml.metadata.Fetcher;

/**
 * Both federations' feeds of every lab, fetched from the operators when first needed and kept fresh as they are used. They come from
 * the operators' control port, where no fault disturbs them: faults are for the party under test.
 */
public final class Feeds implements Issuers {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private record Key(LabId lab, String federation) {}

    private final PeerClient peers;
    private final Clock clock;
    private final Duration maxAge;
    private final Duration minInterval;
    private final Map<Key, FeedClient> clients = new ConcurrentHashMap<>();

    /**
     * @param maxAge a feed older than this is asked for again when it is used
     * @param minInterval the shortest time between two fetches
     */
    public Feeds(PeerClient peers, Clock clock, Duration maxAge, Duration minInterval) {
        this.peers = peers;
        this.clock = clock;
        this.maxAge = maxAge;
        this.minInterval = minInterval;
    }

    @Override
    public Optional<IdentityProvider> find(LabId lab, String entityId) {
        return listed(lab, client -> client.feed().flatMap(feed -> feed.find(entityId)))
                .or(() -> listed(lab, client -> client.find(entityId)));
    }

    private interface Search {
        Optional<EntityDescriptor> in(FeedClient client);
    }

    private Optional<IdentityProvider> listed(LabId lab, Search search) {
        for (FederationProfile federation : Federations.all()) {
            Optional<EntityDescriptor> entity = search.in(client(lab, federation));
            if (entity.isPresent()) {
                return Optional.of(new IdentityProvider(federation, entity.get()));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Finding> problems(LabId lab) {
        return Federations.all().stream()
                .flatMap(federation -> client(lab, federation).problem().stream())
                .toList();
    }

    private FeedClient client(LabId lab, FederationProfile federation) {
        return clients.computeIfAbsent(new Key(lab, federation.id()), this::client);
    }

    private FeedClient client(Key key) {
        String feed = "/admin/labs/" + key.lab() + "/" + key.federation() + "/metadata.xml";
        URI operator = peers.url("metadata", key.lab(), "/" + key.federation() + "/operator.pem");
        return new FeedClient(
                etag -> fetch(peers.control("metadata", feed), etag),
                () -> certificates(operator),
                clock,
                maxAge,
                minInterval);
    }

    private Fetcher.Answer fetch(HttpRequest.Builder request, @Nullable String etag)
            throws IOException, InterruptedException {
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        HttpResponse<byte[]> answer = send(request.build());
        return new Fetcher.Answer(
                answer.statusCode(), answer.body(), answer.headers().firstValue("ETag"));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return peers.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException("no answer from " + request.uri() + " (" + e + ")", e);
        }
    }

    private Collection<X509Certificate> certificates(URI address) {
        try {
            Fetcher.Answer answer = fetch(HttpRequest.newBuilder(address).timeout(TIMEOUT), null);
            if (answer.status() != 200) {
                throw noOperator(address, "HTTP status " + answer.status());
            }
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(answer.body()));
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noOperator(address, "interrupted");
        } catch (IOException | CertificateException e) {
            throw noOperator(address, String.valueOf(e.getMessage()));
        }
    }

    private static SamlRefusal noOperator(URI address, String observed) {
        return SamlRefusal.of(
                "EHM-021",
                "fetching the operator's certificate from " + address,
                observed,
                "the certificate that signs the federation's feed",
                "Check that the metadata service is up and reachable from here (sandbox.peers.metadata.url).");
    }
}
