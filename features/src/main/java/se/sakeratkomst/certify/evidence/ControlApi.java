package se.sakeratkomst.certify.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The control port of one service. */
public final class ControlApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Service service;
    private final URI base;
    private final Supplier<String> token;
    private final HttpClient http;

    public ControlApi(Service service, URI base, Supplier<String> token, HttpClient http) {
        this.service = service;
        this.base = base;
        this.token = token;
        this.http = http;
    }

    public Service service() {
        return service;
    }

    public JsonNode get(String path) {
        return json(exchange("GET", path, null, "application/json"));
    }

    /** What the service has there; empty if it has nothing there. */
    public Optional<JsonNode> find(String path) {
        HttpResponse<byte[]> answer = send("GET", path, null, "application/json");
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(json(required("GET", path, answer)));
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public byte[] bytes(String path) {
        return exchange("GET", path, null, "*/*").body();
    }

    public JsonNode put(String path, @Nullable Object body) {
        return json(exchange("PUT", path, jsonBody(body), "application/json"));
    }

    public JsonNode post(String path, @Nullable Object body) {
        return json(exchange("POST", path, jsonBody(body), "application/json"));
    }

    /**
     * What a service answered to something that it may be unable to do.
     *
     * @param conflict it cannot; the body is then its problem, which says why
     */
    public record Answer(boolean conflict, JsonNode body) {}

    /** Posts what the service may answer with a conflict (409). */
    public Answer offer(String path, Object body) {
        HttpResponse<byte[]> answer = send("POST", path, jsonBody(body), "application/json");
        return answer.statusCode() == 409
                ? new Answer(true, json(answer))
                : new Answer(false, json(required("POST", path, answer)));
    }

    public JsonNode delete(String path) {
        return json(exchange("DELETE", path, null, "application/json"));
    }

    /** A query value, encoded. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private record Body(byte[] content, String type) {}

    private static Body jsonBody(@Nullable Object body) {
        return new Body(body == null ? new byte[0] : Json.MAPPER.writeValueAsBytes(body), "application/json");
    }

    private HttpResponse<byte[]> exchange(String method, String path, @Nullable Body body, String accept) {
        return required(method, path, send(method, path, body, accept));
    }

    private HttpResponse<byte[]> required(String method, String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw refused(method + " " + base + path, answer);
        }
        return answer;
    }

    private HttpResponse<byte[]> send(String method, String path, @Nullable Body body, String accept) {
        URI uri = URI.create(base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", accept);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", body.type()).method(method, BodyPublishers.ofByteArray(body.content()));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw Mishap.of(
                            method + " " + uri,
                            "no answer from the control port of " + service.id() + " (" + Mishap.words(e) + ")",
                            "an answer from a running sandbox",
                            "start it with ./sandbox up, and see ./sandbox status")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of(method + " " + uri, "interrupted", "an answer", "run the command again");
        }
    }

    private Mishap refused(String attempted, HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return Mishap.of(
                    attempted,
                    "status " + answer.statusCode() + " from the control port of " + service.id(),
                    "the admin token that this sandbox was started with",
                    "set SANDBOX_ADMIN_TOKEN, or point --home at the folder that the sandbox runs from");
        }
        try {
            JsonNode problem = Json.MAPPER.readTree(text);
            if (problem.has("observed")) {
                return Mishap.of(
                        Json.text(problem, "attempted") + " (" + attempted + ")",
                        Json.text(problem, "observed"),
                        Json.text(problem, "expected"),
                        Json.text(problem, "remedy"));
            }
        } catch (JacksonException notJson) {
            // told below, as it came
        }
        return Mishap.of(
                attempted,
                "status " + answer.statusCode() + ": "
                        + text.strip().lines().limit(5).reduce("", (a, b) -> a + b + " "),
                "status 2xx",
                "see the log of " + service.id() + " with ./sandbox status");
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        if (answer.body().length == 0) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            throw Mishap.of(
                            "read the answer of " + answer.uri(),
                            "not JSON: " + Mishap.words(e),
                            "JSON as the wire contract says",
                            "check that the address is a control port of this sandbox version")
                    .because(e);
        }
    }
}
