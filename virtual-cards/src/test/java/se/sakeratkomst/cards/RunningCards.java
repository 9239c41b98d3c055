package se.sakeratkomst.cards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.control.ControlPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The card service on free ports, and the calls tests make to it. SoftHSM is of the process, so one runs at a time. */
public final class RunningCards implements AutoCloseable {

    public static final Path HOME = Path.of("target", "cards-home").toAbsolutePath();
    public static final String ANNA = "anna-testlakare";
    public static final String RUT = "rut-testreserv";
    public static final String PIN_1 = "114477";
    public static final String PIN_2 = "225588";
    public static final String WRONG_PIN = "000000";
    private static final String MAKE_AHEAD = "--sandbox.cards.make-ahead=";
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final URI control;

    private RunningCards(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        FilterRegistrationBean<?> filter = context.getBean("controlPort", FilterRegistrationBean.class);
        this.control = URI.create("http://localhost:" + ((ControlPort) filter.getFilter()).port());
    }

    /** A service with nothing from before. */
    public static RunningCards fresh(String... settings) {
        deleteRecursively(HOME);
        return again(settings);
    }

    /** A service that finds what an earlier one left. */
    public static RunningCards again(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--sandbox.control-port=0",
                "--sandbox.home=" + HOME,
                "--sandbox.shared=" + HOME.resolve("shared"),
                "--sandbox.public-url=http://cards.example.test:18020"));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(given -> given.startsWith(MAKE_AHEAD))) {
            arguments.add(MAKE_AHEAD + "-1s");
        }
        return new RunningCards(new SpringApplicationBuilder(VirtualCards.class).run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI base() {
        return base;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(base, path)).build(), BodyHandlers.ofString());
    }

    /** What several addresses answer, as one array. */
    public JsonNode json(String... paths) {
        ArrayNode all = JSON.createArrayNode();
        for (String path : paths) {
            all.add(JSON.readTree(get(path).body()));
        }
        return all;
    }

    public HttpResponse<String> put(String path, String contentType, String body) {
        return send(
                HttpRequest.newBuilder(at(base, path))
                        .header("Content-Type", contentType)
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(at(base, path)).DELETE().build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(String path) {
        return send(HttpRequest.newBuilder(at(base, path)).build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> post(String path, String contentType, byte[] body) {
        return send(
                HttpRequest.newBuilder(at(base, path))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> postJson(String path, Object body) {
        return send(
                json(at(base, path))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** @param body as JSON; an empty text for none */
    public HttpResponse<String> putJson(String path, Object body) {
        return send(
                json(at(base, path))
                        .PUT(
                                "".equals(body)
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> postForm(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(at(base, path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> control(String method, String path, Object body) {
        return send(
                json(at(control, path))
                        .header(
                                "Authorization",
                                "Bearer " + bean(AdminToken.class).value())
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    public byte[] controlBytes(String path) {
        return send(
                        HttpRequest.newBuilder(at(control, path))
                                .header(
                                        "Authorization",
                                        "Bearer " + bean(AdminToken.class).value())
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    public HttpResponse<String> sign(String card, String pin, byte[] content) {
        return sign("", card, pin, "legitimering", "hsa-id", content);
    }

    public HttpResponse<String> sign(
            String labPath, String card, String pin, String use, String certificate, byte[] content) {
        return postJson(
                labPath + "/api/cards/" + card + "/sign",
                Map.of(
                        "pin", pin,
                        "use", use,
                        "certificate", certificate,
                        "content", Base64.getEncoder().encodeToString(content)));
    }

    /** Entries of the journal of that kind, oldest first. */
    public List<JsonNode> journal(String kind) {
        JsonNode page = JSON.readTree(
                control("GET", "/admin/labs/default/journal?kind=" + kind, null).body());
        return page.path("entries").valueStream().toList();
    }

    public void reset() {
        control("POST", "/admin/labs/default/reset", null);
    }

    public static byte[] challenge(String login) {
        return JSON.writeValueAsBytes(Map.of(
                "purpose",
                "TEST-legitimering",
                "idp",
                "urn:saker-atkomst-sandbox:TEST:default:sambi:idp",
                "sp",
                "https://journal.example.test/saml",
                "spName",
                "TEST Journal Åsen",
                "login",
                login,
                "nonce",
                "nonce-of-" + login,
                "issued",
                Instant.now().toString(),
                "return",
                "https://idp.example.test/sambi/login/" + login + "/card"));
    }

    @Override
    public void close() {
        context.close();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder json(URI address) {
        return HttpRequest.newBuilder(address).header("Content-Type", "application/json");
    }

    private static URI at(URI base, String path) {
        return URI.create(base + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static void deleteRecursively(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
