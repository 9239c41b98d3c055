package se.sakeratkomst.idp.app;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.PeerClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The card app out of band, as an identity provider calls it. */
public final class CardAppClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ORDERS = "/api/app/orders";

    /**
     * An order as the card app took it.
     *
     * @param order secret by which it is asked for
     * @param code for the user to match
     * @param page the app's address with the code
     */
    record Placed(String order, String code, String page, Instant expires) {}

    /** How far an order has come. */
    enum State {
        WAITING,
        OPENED,
        SIGNED,
        CANCELLED,
        EXPIRED;

        /** As the card app and this service's own page say it. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param cms DER, once signed */
    record Told(State state, Optional<byte[]> cms) {}

    private final PeerClient peers;
    private final JsonMapper json;

    public CardAppClient(PeerClient peers, JsonMapper json) {
        this.peers = peers;
        this.json = json;
    }

    Placed order(LabId lab, byte[] challenge) throws AppUnavailable {
        String attempted = "ordering a signature from the card app";
        HttpResponse<String> answer = send(
                attempted,
                request(lab, "")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(challenge)));
        if (answer.statusCode() != 201) {
            throw new AppUnavailable(attempted, status(answer));
        }
        JsonNode placed = read(attempted, answer);
        try {
            return new Placed(
                    text(attempted, placed, "order"),
                    text(attempted, placed, "code"),
                    text(attempted, placed, "page"),
                    Instant.parse(text(attempted, placed, "expires")));
        } catch (DateTimeException e) {
            throw new AppUnavailable(attempted, "an answer whose 'expires' is no instant");
        }
    }

    /** An order that the card app does not know any more counts as expired. */
    Told told(LabId lab, Placed placed) throws AppUnavailable {
        String attempted = "asking the card app for its answer";
        HttpResponse<String> answer = send(attempted, request(lab, "/" + placed.order()));
        if (answer.statusCode() == 404) {
            return new Told(State.EXPIRED, Optional.empty());
        }
        if (answer.statusCode() != 200) {
            throw new AppUnavailable(attempted, status(answer));
        }
        JsonNode told = read(attempted, answer);
        State state = state(attempted, text(attempted, told, "state"));
        return new Told(
                state, state == State.SIGNED ? Optional.of(decoded(text(attempted, told, "cms"))) : Optional.empty());
    }

    void withdraw(LabId lab, Placed placed) throws AppUnavailable {
        send(
                "withdrawing an order from the card app",
                request(lab, "/" + placed.order()).DELETE());
    }

    private HttpRequest.Builder request(LabId lab, String path) {
        return HttpRequest.newBuilder(peers.url("cards", lab, ORDERS + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(String attempted, HttpRequest.Builder request) throws AppUnavailable {
        try {
            return peers.http().send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AppUnavailable(attempted, "no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppUnavailable(attempted, "interrupted");
        }
    }

    private JsonNode read(String attempted, HttpResponse<String> answer) throws AppUnavailable {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new AppUnavailable(attempted, "an answer that is no JSON");
        }
    }

    private String status(HttpResponse<String> answer) {
        String observed = "";
        try {
            observed = json.readTree(answer.body()).path("observed").asString("");
        } catch (JacksonException e) {
            // the status alone is told
        }
        return "HTTP " + answer.statusCode() + (observed.isEmpty() ? "" : ": " + observed);
    }

    private static String text(String attempted, JsonNode node, String field) throws AppUnavailable {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new AppUnavailable(attempted, "an answer without '" + field + "'");
        }
        return value.stringValue();
    }

    private static State state(String attempted, String word) throws AppUnavailable {
        for (State state : State.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new AppUnavailable(attempted, "the unknown state '" + word + "'");
    }

    private static byte[] decoded(String cms) {
        try {
            return Base64.getDecoder().decode(cms);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // judged as a signature that is none
        }
    }
}
