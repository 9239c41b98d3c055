package se.sakeratkomst.certify.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.databind.JsonNode;

/** The card service as a card user meets it: the drawer and the signature. */
public final class CardDrawer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final HttpClient http;

    /** @param base public base address of the lab's card service */
    public CardDrawer(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    /** Every card of the lab; those that were not made yet have no tokens. */
    public List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        Json.items(Json.MAPPER.readTree(send(
                        HttpRequest.newBuilder(URI.create(base + "/api/cards")).build())))
                .forEach(card -> cards.add(Card.from(card)));
        return cards;
    }

    /** One card whole: with its tokens, which are made now where they were not. */
    public Card card(String id) {
        return Card.from(Json.MAPPER.readTree(send(
                HttpRequest.newBuilder(URI.create(base + "/api/cards/" + id)).build())));
    }

    /** Puts a card into a reader of the lab, instead of the one that is in it. */
    public void insert(String reader, String card) {
        send(HttpRequest.newBuilder(URI.create(base + "/api/readers/" + reader + "/card"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(Map.of("card", card))))
                .build());
    }

    /** The root and issuing certificates of the lab, as PEM. */
    public String trust() {
        return send(HttpRequest.newBuilder(URI.create(base + "/pki/trust.pem")).build());
    }

    /**
     * The card signs these bytes.
     *
     * @return CMS SignedData, base64
     */
    public String sign(String card, String pin, String certificate, byte[] content) {
        HttpRequest order = order(card, pin, certificate, content);
        return cms(required(order, exchange(order)));
    }

    /**
     * The card is asked to sign these bytes, and may refuse.
     *
     * @return CMS SignedData, base64, or why not
     */
    public Asked ask(String card, String pin, String certificate, byte[] content) {
        HttpRequest order = order(card, pin, certificate, content);
        HttpResponse<String> answer = exchange(order);
        return answer.statusCode() == 200
                ? new Asked(cms(answer), "")
                : new Asked("", answer.statusCode() + " " + Json.text(problem(answer), "observed"));
    }

    /**
     * What came of asking a card.
     *
     * @param cms empty when it refused
     * @param refusal status and reason; empty when it signed
     */
    public record Asked(String cms, String refusal) {}

    private HttpRequest order(String card, String pin, String certificate, byte[] content) {
        Map<String, String> order = Map.of(
                "pin",
                pin,
                "use",
                "legitimering",
                "certificate",
                certificate,
                "content",
                Base64.getEncoder().encodeToString(content));
        return HttpRequest.newBuilder(URI.create(base + "/api/cards/" + card + "/sign"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(order)))
                .build();
    }

    private static String cms(HttpResponse<String> answer) {
        return Json.text(Json.MAPPER.readTree(answer.body()), "cms");
    }

    /** The user approves in the card app, on whatever unit. */
    public void approve(String code, String card, String pin, String certificate) {
        answer(code, "/approve", Map.of("card", card, "certificate", certificate, "pin", pin));
    }

    /** The user cancels in the card app. */
    public void cancel(String code) {
        answer(code, "/cancel", Map.of());
    }

    private void answer(String code, String how, Map<String, String> body) {
        send(HttpRequest.newBuilder(URI.create(base + "/api/app/codes/" + code + how))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)))
                .build());
    }

    private String send(HttpRequest request) {
        return required(request, exchange(request)).body();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        HttpRequest patient = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(PATIENCE)
                .header("Accept", "*/*")
                .build();
        try {
            return http.send(patient, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Mishap.of(
                            request.method() + " " + request.uri(),
                            "no answer from the card service (" + Mishap.words(e) + ")",
                            "an answer from a running sandbox",
                            "start it with ./sandbox up, and see ./sandbox status")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of(
                    request.method() + " " + request.uri(), "interrupted", "an answer", "run the command again");
        }
    }

    private static HttpResponse<String> required(HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            JsonNode problem = problem(answer);
            throw Mishap.of(
                    request.method() + " " + request.uri(),
                    "status " + answer.statusCode() + " " + Json.text(problem, "observed"),
                    problem.has("expected") ? Json.text(problem, "expected") : "status 200",
                    problem.has("remedy") ? Json.text(problem, "remedy") : "see the card service's log");
        }
        return answer;
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        return answer.body().startsWith("{") ? Json.MAPPER.readTree(answer.body()) : Json.MAPPER.createObjectNode();
    }
}
