package se.sakeratkomst.certify.bench;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how a federation's metadata is published as it grows. The entities are generated: two certificates, user interface
 * information in two languages, categories, contacts. They go in through the control port as one aggregate, each of them examined.
 */
public final class FeedBench {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int ASKED_FOR = 200;

    /**
     * What was measured for one size.
     *
     * @param imported seconds to examine and keep all entities
     * @param bytes of the aggregate
     * @param rebuild seconds to read every entry, digest, sign and write the aggregate, as the service tells
     * @param change milliseconds from handing one entity in again to its fresh MDQ answer
     * @param unchanged milliseconds for a 304 of the aggregate
     * @param answers MDQ answers a second, warm
     * @param p99 milliseconds
     */
    public record Row(
            int entities,
            double imported,
            long bytes,
            double rebuild,
            double change,
            double unchanged,
            double answers,
            double p99,
            double p50) {}

    private final URI url;
    private final URI control;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public FeedBench(SandboxClient client, String token) {
        this.url = client.addresses().of(Service.METADATA).url();
        this.control = client.addresses().control(Service.METADATA);
        this.token = token;
    }

    /** Measures a register of that many entities in a lab of its own. */
    public Row measure(int entities, Duration load) {
        String lab = "bench-" + entities;
        String feed = url + "/labs/" + lab + "/sambi";
        String admin = control + "/admin/labs/" + lab;
        try {
            send(controlled(admin).PUT(HttpRequest.BodyPublishers.noBody()));
            List<X509Certificate> keys =
                    List.of(certificate(get(feed + "/operator.pem")), certificate(get(feed + "/operator-next.pem")));
            Path aggregate = Files.createTempFile("entities", ".xml");
            double imported;
            try {
                generate(entities, keys, aggregate);
                long began = System.nanoTime();
                JsonNode result = json(send(controlled(admin + "/sambi/imports")
                        .header("Content-Type", "application/samlmetadata+xml")
                        .POST(HttpRequest.BodyPublishers.ofFile(aggregate))));
                imported = seconds(began);
                if (result.path("accepted").asInt() != entities) {
                    throw Mishap.of(
                            "import " + entities + " generated entities",
                            result.toString(),
                            "all of them accepted",
                            "mend the generator, or the check that refuses them");
                }
            } finally {
                Files.delete(aggregate);
            }
            JsonNode signed = refresh(admin);
            signed = refresh(admin);
            double change = change(feed, admin, keys);
            get(feed + "/metadata.xml");
            double unchanged = unchanged(feed);
            Load warm = load(feed, entities, load);
            return new Row(
                    entities,
                    imported,
                    signed.path("bytes").asLong(),
                    signed.path("tookMillis").asLong() / 1000.0,
                    change,
                    unchanged,
                    warm.perSecond(),
                    warm.percentile(0.99),
                    warm.percentile(0.5));
        } catch (IOException | CertificateException e) {
            throw Mishap.of(
                            "measure a feed of " + entities + " entities",
                            Mishap.words(e),
                            "a running metadata service",
                            "read its log")
                    .because(e);
        }
    }

    private JsonNode refresh(String admin) throws IOException {
        return json(send(controlled(admin + "/sambi/refresh").POST(HttpRequest.BodyPublishers.noBody())));
    }

    /** One entity changes; how long until a reader has it, signed. The best of five, since each is a single shot. */
    private double change(String feed, String admin, List<X509Certificate> keys) throws IOException {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            String acs = "https://sp1.example.se/acs/changed" + i;
            String xml =
                    SecureXml.text(entity(1, keys).assertionConsumerService(acs).build());
            long began = System.nanoTime();
            HttpResponse<byte[]> taken = send(controlled(admin + "/sambi/entities")
                    .header("Content-Type", "application/samlmetadata+xml")
                    .POST(HttpRequest.BodyPublishers.ofString(xml)));
            byte[] answer = get(feed + "/entities/" + encoded(entityId(1)));
            double took = seconds(began) * 1000;
            if (!new String(answer, StandardCharsets.UTF_8).contains(acs)) {
                throw Mishap.of(
                        "see a change in the MDQ answer",
                        "the old entity after HTTP " + taken.statusCode(),
                        "the new ACS " + acs,
                        "look at the metadata service's journal");
            }
            best = Math.min(best, took);
        }
        return best;
    }

    private double unchanged(String feed) throws IOException {
        HttpResponse<byte[]> first = send(request(feed + "/metadata.xml").GET());
        String etag = first.headers().firstValue("ETag").orElseThrow();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = send(request(feed + "/metadata.xml")
                    .header("If-None-Match", etag)
                    .GET());
            best = Math.min(best, seconds(began) * 1000);
            if (answer.statusCode() != 304) {
                throw Mishap.of(
                        "ask for an unchanged aggregate",
                        "HTTP " + answer.statusCode(),
                        "304",
                        "look at the metadata service's journal");
            }
        }
        return best;
    }

    private record Load(long[] nanos, double perSecond) {
        double percentile(double part) {
            return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * part))] / 1e6;
        }
    }

    /** Two readers, with the plainest client there is, ask for entities, after each has warmed up. */
    private Load load(String feed, int entities, Duration duration) {
        List<URI> addresses = new ArrayList<>();
        int step = Math.max(1, entities / ASKED_FOR);
        for (int i = 0; i < entities; i += step) {
            addresses.add(URI.create(feed + "/entities/" + encoded(entityId(i))));
        }
        ask(addresses, duration);
        long began = System.nanoTime();
        long[] all = ask(addresses, duration);
        double took = seconds(began);
        Arrays.sort(all);
        return new Load(all, all.length / took);
    }

    private long[] ask(List<URI> addresses, Duration duration) {
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            List<Future<long[]>> results = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int offset = i * 7;
                results.add(readers.submit(() -> askOne(addresses, offset, duration)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> result : results) {
                all = LongStream.concat(all, Arrays.stream(result.get()));
            }
            return all.toArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new long[] {0};
        } catch (ExecutionException e) {
            throw Mishap.of(
                            "ask for entities",
                            String.valueOf(e.getCause()),
                            "an answer with 200 each time",
                            "look at the metadata service's log")
                    .because(e);
        } finally {
            readers.shutdownNow();
        }
    }

    private long[] askOne(List<URI> addresses, int offset, Duration duration) throws IOException {
        LongStream.Builder nanos = LongStream.builder();
        long end = System.nanoTime() + duration.toNanos();
        for (int i = offset; System.nanoTime() < end; i++) {
            long began = System.nanoTime();
            HttpURLConnection connection = (HttpURLConnection)
                    addresses.get(i % addresses.size()).toURL().openConnection();
            if (connection.getResponseCode() != 200) {
                throw new IOException("HTTP " + connection.getResponseCode());
            }
            try (InputStream answer = connection.getInputStream()) {
                answer.readAllBytes();
            }
            nanos.add(System.nanoTime() - began);
        }
        return nanos.build().toArray();
    }

    private static void generate(int entities, List<X509Certificate> keys, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<md:EntitiesDescriptor xmlns:md=\"" + Ns.MD + "\">");
            for (int i = 0; i < entities; i++) {
                out.write(SecureXml.text(entity(i, keys).build().getDocumentElement()));
            }
            out.write("</md:EntitiesDescriptor>");
        }
    }

    private static String entityId(int number) {
        return "https://sp" + number + ".example.se/saml";
    }

    private static SpMetadata entity(int number, List<X509Certificate> keys) {
        String host = "https://sp" + number + ".example.se";
        Map<String, String> name = Map.of("sv", "TEST Vårdsystem " + number, "en", "TEST Care system " + number);
        return SpMetadata.of(entityId(number))
                .entityCategories(Set.of(
                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                        "http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                        "http://id.elegnamnden.se/st/1.0/private-sector-sp"))
                .signingKey(keys.get(0))
                .encryptionKey(keys.get(1))
                .authnRequestsSigned(true)
                .wantAssertionsSigned(true)
                .nameIdFormat(Ns.NAMEID_TRANSIENT)
                .assertionConsumerService(host + "/acs")
                .uiInfo(new UiInfo(
                        name, name, List.of(new UiInfo.Logo(host + "/logo.png", 100, 100, Optional.empty()))))
                .organisation(new Organisation(name, name, Map.of("sv", host, "en", host), Optional.empty()))
                .contact("technical", "TEST Tekniker", "teknik@sp" + number + ".example.se")
                .contact("support", "TEST Support", "support@sp" + number + ".example.se");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static X509Certificate certificate(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private byte[] get(String address) throws IOException {
        HttpResponse<byte[]> answer = send(request(address).GET());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    private HttpRequest.Builder controlled(String address) {
        return request(address).header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered HTTP " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
