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

    public List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        Json.items(Json.MAPPER.readTree(send(
                        HttpRequest.newBuilder(URI.create(base + "/api/cards")).build())))
                .forEach(card -> cards.add(Card.from(card)));
        return cards;
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
        Map<String, String> order = Map.of(
                "pin",
                pin,
                "use",
                "legitimering",
                "certificate",
                certificate,
                "content",
                Base64.getEncoder().encodeToString(content));
        String answer = send(HttpRequest.newBuilder(URI.create(base + "/api/cards/" + card + "/sign"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(order)))
                .build());
        return Json.text(Json.MAPPER.readTree(answer), "cms");
    }

    private String send(HttpRequest request) {
        HttpResponse<String> answer;
        HttpRequest patient = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(PATIENCE)
                .header("Accept", "*/*")
                .build();
        try {
            answer = http.send(patient, BodyHandlers.ofString(StandardCharsets.UTF_8));
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
        if (answer.statusCode() != 200) {
            JsonNode problem = answer.body().startsWith("{")
                    ? Json.MAPPER.readTree(answer.body())
                    : Json.MAPPER.createObjectNode();
            throw Mishap.of(
                    request.method() + " " + request.uri(),
                    "status " + answer.statusCode() + " " + Json.text(problem, "observed"),
                    problem.has("expected") ? Json.text(problem, "expected") : "status 200",
                    problem.has("remedy") ? Json.text(problem, "remedy") : "see the card service's log");
        }
        return answer.body();
    }
}
