package se.sakeratkomst.ehm.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import se.sakeratkomst.ehm.MockEhm;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.PostgresServer;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on loopback, with real mTLS, and its neighbours played. */
public final class EhmUnderTest implements AutoCloseable {

    private static final String TOKEN = "test-admin-token";

    /** What an e-service was handed. */
    public record Credentials(String clientId, String clientSecret, String sharedSecret) {

        public String basic() {
            return "Basic "
                    + Base64.getEncoder()
                            .encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Neighbours neighbours = new Neighbours();
    private final int port = freePort();
    private final int controlPort = freePort();
    private final Path home;
    private final HttpClient control = HttpClient.newHttpClient();
    private final boolean apart;
    private ConfigurableApplicationContext context;
    private Process process;

    private final List<String> more;

    public EhmUnderTest() throws Exception {
        this(false, List.of());
    }

    private EhmUnderTest(boolean apart, List<String> more) throws Exception {
        this.apart = apart;
        this.more = more;
        home = Files.createTempDirectory("ehm-test");
        start();
        awaitReadiness();
    }

    /** In a process of its own, which can be killed. */
    public static EhmUnderTest apart() throws Exception {
        return new EhmUnderTest(true, List.of());
    }

    /** The same, on a PostgreSQL database of its own. */
    public static EhmUnderTest apartOnPostgres() throws Exception {
        return new EhmUnderTest(
                true,
                List.of(
                        "--spring.datasource.url=" + PostgresServer.newDatabase(),
                        "--spring.datasource.username=" + PostgresServer.USER));
    }

    private void start() throws IOException {
        if (!apart) {
            context = new SpringApplication(MockEhm.class).run(arguments());
            return;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MockEhm.class.getName()));
        command.addAll(List.of(arguments()));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader lines = process.inputReader();
        List<String> told = new ArrayList<>();
        for (String line = lines.readLine();
                line == null || !line.contains("Started MockEhm");
                line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The service did not start: " + String.join("\n", told));
            }
            told.add(line);
        }
        Thread reader = new Thread(() -> lines.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--sandbox.control-port=" + controlPort,
                "--sandbox.public-url=https://localhost:" + port,
                "--sandbox.home=" + home.resolve("home"),
                "--sandbox.shared=" + home.resolve("shared"),
                "--sandbox.admin-token=" + TOKEN,
                "--sandbox.ehm.edge.revocation-cache=PT0S",
                "--sandbox.ehm.nll.warm-up-after=PT0S",
                "--sandbox.peers.cards.url=" + neighbours.address(),
                "--sandbox.peers.cards.control=" + neighbours.address(),
                "--sandbox.peers.metadata.url=" + neighbours.address(),
                "--sandbox.peers.metadata.control=" + neighbours.address()));
        arguments.addAll(more);
        return arguments.toArray(String[]::new);
    }

    /** Stops and starts the service on the same home. */
    public void restart() throws Exception {
        stop();
        start();
        awaitReadiness();
    }

    private void awaitReadiness() throws Exception {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + controlPort + "/actuator/health/readiness"))
                .build();
        long patience = System.nanoTime() + 20_000_000_000L;
        HttpResponse<String> answer = control.send(question, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() != 200) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("Not ready: " + answer.body());
            }
            Thread.onSpinWait();
            answer = control.send(question, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Neighbours neighbours() {
        return neighbours;
    }

    public int port() {
        return port;
    }

    /** A part of the service, where it runs in this very process. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
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

    /** Scheme, host and port of the control port. */
    public String controlOrigin() {
        return "http://127.0.0.1:" + controlPort;
    }

    /** A browser's call to the control port: the token is the password of its login, unless the headers say otherwise. */
    public HttpResponse<String> browse(String method, String path, String form, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(controlOrigin() + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form));
        if (!headers.containsKey("Authorization")) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(("x:" + TOKEN).getBytes(StandardCharsets.UTF_8)));
        }
        headers.forEach(request::header);
        return send(control, request);
    }

    public JsonNode control(String method, String path, String body) {
        try {
            HttpResponse<String> answer = control.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Credentials register(LabId lab, String entityId, String federation) {
        JsonNode answer = control(
                "PUT",
                "/admin/labs/" + lab + "/e-services",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("entityId", entityId, "name", "TEST e-tjänst", "federation", federation)));
        return new Credentials(
                answer.path("clientId").asString(),
                answer.path("clientSecret").asString(),
                answer.path("sharedSecret").asString());
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
                .sslContext(tls(holder))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    public SSLContext tls(Holder holder) {
        return neighbours.pki().tls(holder);
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

    public static String form(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void stop() {
        if (apart) {
            kill();
        } else {
            context.close();
        }
    }

    @Override
    public void close() {
        stop();
        neighbours.close();
    }
}
