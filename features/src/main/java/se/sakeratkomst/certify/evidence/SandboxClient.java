package se.sakeratkomst.certify.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.databind.JsonNode;

/** One lab of a running sandbox: its journals, cards, controls and trust. */
public final class SandboxClient {
    /** Begins the User-Agent of whatever belongs to the sandbox itself. */
    public static final String OWN_READER = "Saker-atkomst-sandbox";

    private final SandboxAddresses addresses;
    private final String lab;
    private final HttpClient plain;
    private final Map<Service, ControlApi> controls = new EnumMap<>(Service.class);
    private @Nullable List<X509Certificate> roots;

    public SandboxClient(SandboxAddresses addresses, String lab, Supplier<String> token) {
        this.addresses = addresses;
        this.lab = lab;
        this.plain = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        for (Service service : addresses.endpoints().keySet()) {
            controls.put(service, new ControlApi(service, addresses.control(service), token, plain));
        }
    }

    /** The admin token: from the environment, or from the file where the sandbox leaves it. */
    public static Supplier<String> token(Path shared) {
        return () -> {
            String given = System.getenv("SANDBOX_ADMIN_TOKEN");
            if (given != null && !given.isBlank()) {
                return given.strip();
            }
            Path file = shared.resolve("admin-token");
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw Mishap.of(
                                "read the admin token from " + file,
                                Mishap.words(e),
                                "the file that a sandbox writes when it starts",
                                "start the sandbox, or set SANDBOX_ADMIN_TOKEN")
                        .because(e);
            }
        };
    }

    public SandboxAddresses addresses() {
        return addresses;
    }

    public String lab() {
        return lab;
    }

    public ControlApi control(Service service) {
        ControlApi control = controls.get(service);
        if (control == null) {
            throw new IllegalArgumentException("no control port for " + service.id());
        }
        return control;
    }

    public Journals journals() {
        return new Journals(controls, lab);
    }

    public CardDrawer cards() {
        return new CardDrawer(addresses.url(Service.CARDS, lab), plain);
    }

    /** The roots of the lab's own certificates; fetched once. */
    public synchronized List<X509Certificate> roots() {
        List<X509Certificate> known = roots;
        if (known == null) {
            known = List.copyOf(Trust.certificates(cards().trust()));
            roots = known;
        }
        return known;
    }

    /** An HTTP client that trusts the lab and these roots, and follows no redirect by itself. */
    public HttpClient http(List<X509Certificate> more) {
        List<X509Certificate> all = new ArrayList<>(roots());
        all.addAll(more);
        SSLContext tls = Trust.context(all, null, null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(tls)
                .build();
    }

    /** What a service answers on its public port, which anybody may ask. */
    public byte[] fetch(Service service, String path) {
        URI uri = URI.create(addresses.url(service, lab) + path);
        return exchange(
                HttpRequest.newBuilder(uri)
                        .header("User-Agent", OWN_READER + " TEST suite")
                        .build(),
                uri);
    }

    /** Hands a document to a service on its public port. */
    public byte[] hand(Service service, String path, String type, byte[] document) {
        URI uri = URI.create(addresses.url(service, lab) + path);
        return exchange(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                        .build(),
                uri);
    }

    private byte[] exchange(HttpRequest request, URI uri) {
        HttpClient client = "https".equals(uri.getScheme()) ? http(List.of()) : plain;
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
                throw Mishap.of(
                        request.method() + " " + uri,
                        "status " + answer.statusCode() + ": "
                                + (text.length() > 1500 ? text.substring(0, 1500) + "…" : text),
                        "status 2xx",
                        "mend what the answer says");
            }
            return answer.body();
        } catch (IOException e) {
            throw Mishap.of(
                            request.method() + " " + uri,
                            Mishap.words(e),
                            "an answer from a running sandbox",
                            "start it with ./sandbox up, and see ./sandbox status")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of(request.method() + " " + uri, "interrupted", "an answer", "run the command again");
        }
    }

    /** Makes the lab in all services that a certification needs and in the others that answer; no effect where it is already there. */
    public void createLab() {
        Set<Service> wanted = EnumSet.copyOf(Service.suites());
        controls.keySet().stream()
                .filter(service -> !wanted.contains(service))
                .filter(this::answers)
                .toList()
                .forEach(wanted::add);
        createLab(wanted);
    }

    private boolean answers(Service service) {
        try {
            control(service).get("/admin/labs");
            return true;
        } catch (Mishap e) {
            return false;
        }
    }

    /** Makes the lab in these services; the card service comes first, since the others' certificates come from it. */
    public void createLab(Collection<Service> services) {
        List<Service> ordered = new ArrayList<>(services);
        ordered.sort(Comparator.comparing(service -> service != Service.CARDS));
        ordered.forEach(service -> control(service).put("/admin/labs/" + lab, null));
    }

    /** The services that answer: of a sandbox of which only a part was started. */
    public List<Service> answering() {
        List<Service> answering = new ArrayList<>();
        Mishap last = null;
        for (Service service : controls.keySet()) {
            try {
                control(service).get("/admin/labs");
                answering.add(service);
            } catch (Mishap e) {
                last = e;
            }
        }
        if (answering.isEmpty() && last != null) {
            throw last;
        }
        return answering;
    }

    /** What the services assume that a certification needs, by id. */
    public List<Assumption> assumptions() {
        List<Assumption> assumptions = new ArrayList<>();
        for (Service service : Service.suites()) {
            for (JsonNode node : Json.items(control(service).get("/admin/assumptions"))) {
                assumptions.add(new Assumption(
                        Json.text(node, "id"),
                        Json.text(node, "statement"),
                        Json.text(node, "reference"),
                        Json.text(node, "setting"),
                        Json.text(node, "value"),
                        service.id()));
            }
        }
        return assumptions;
    }
}
