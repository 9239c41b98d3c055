package se.sakeratkomst.inera.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import se.sakeratkomst.inera.MockIneraServices;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.TestCardService;
import se.sakeratkomst.kit.testbed.TestPki;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on loopback, with real mTLS, and the card service played. */
public final class IneraUnderTest implements AutoCloseable {

    private static final String TOKEN = "test-admin-token";

    private final TestCardService cards = new TestCardService((path, body) -> new byte[0]);
    private final int port = freePort();
    private final int controlPort = freePort();
    private final Path home;
    private final HttpClient control = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    /** @param settings further ones, as {@code --name=value} */
    public IneraUnderTest(String... settings) {
        try {
            home = Files.createTempDirectory("inera-test");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        context = new SpringApplication(MockIneraServices.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=" + port,
                                        "--sandbox.control-port=" + controlPort,
                                        "--sandbox.public-url=" + base(LabId.DEFAULT),
                                        "--sandbox.people.pause=0s",
                                        "--sandbox.home=" + home.resolve("home"),
                                        "--sandbox.shared=" + home.resolve("shared"),
                                        "--sandbox.admin-token=" + TOKEN,
                                        "--sandbox.inera.edge.revocation-cache=PT0S",
                                        "--sandbox.inera.soap.warm-up-after=PT0S",
                                        "--sandbox.peers.cards.url=" + cards.address(),
                                        "--sandbox.peers.cards.control=" + cards.address()),
                                Stream.of(settings))
                        .toArray(String[]::new));
        awaitReadiness();
    }

    private void awaitReadiness() {
        HttpRequest.Builder question =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + "/actuator/health/readiness"));
        long patience = System.nanoTime() + 20_000_000_000L;
        HttpResponse<String> answer = send(control, question);
        while (answer.statusCode() != 200) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("Not ready: " + answer.body());
            }
            Thread.onSpinWait();
            answer = send(control, question);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestPki pki() {
        return cards.pki();
    }

    /** Something of the service's inside, to know what it was given to answer from. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Path home() {
        return home;
    }

    /** A lab of the test's own. */
    public LabId newLab() {
        LabId lab = new LabId("t" + UUID.randomUUID().toString().substring(0, 8));
        control("PUT", "/admin/labs/" + lab, "");
        return lab;
    }

    public String base(LabId lab) {
        return "https://localhost:" + port + (lab.isDefault() ? "" : "/labs/" + lab);
    }

    public JsonNode control(String method, String path, String body) {
        HttpResponse<String> answer = send(
                control,
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Entries of the lab's journal, oldest first. */
    public List<JsonNode> journal(LabId lab, String kind) {
        List<JsonNode> entries = new ArrayList<>();
        control("GET", "/admin/labs/" + lab + "/journal?kind=" + kind, "")
                .path("entries")
                .forEach(entries::add);
        return entries;
    }

    public JsonNode lastEntry(LabId lab, String kind) {
        List<JsonNode> entries = journal(lab, kind);
        return entries.get(entries.size() - 1);
    }

    /** A client with that certificate; null for none. */
    public HttpClient client(Holder holder) {
        return HttpClient.newBuilder()
                .sslContext(pki().tls(holder))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    public static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        cards.close();
    }
}
