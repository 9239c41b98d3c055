package se.sakeratkomst.idp.card;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.PeerClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the policy OIDs of card certificates mean, as the card issuer says. */
public final class CardPolicies {
    private static final Duration MAX_AGE = Duration.ofSeconds(60);

    /**
     * A policy's meaning.
     *
     * @param loa the level of assurance
     * @param assumption the id of the assumption it rests on
     */
    public record Meaning(int loa, @Nullable String assumption) {}

    private record Known(Map<String, Meaning> byOid, Instant at) {}

    private final PeerClient peers;
    private final JsonMapper json;
    private final Clock wall;
    private final Map<LabId, Known> known = new ConcurrentHashMap<>();

    public CardPolicies(PeerClient peers, JsonMapper json, Clock wall) {
        this.peers = peers;
        this.json = json;
        this.wall = wall;
    }

    /** What an OID means in a lab; empty when the issuer gives it no level. */
    public Optional<Meaning> meaning(LabId lab, String oid) {
        Known held = known.get(lab);
        if (held == null || held.at().plus(MAX_AGE).isBefore(wall.instant())) {
            held = fetch(lab);
            known.put(lab, held);
        }
        return Optional.ofNullable(held.byOid().get(oid));
    }

    private Known fetch(LabId lab) {
        try {
            HttpResponse<String> answer = peers.http()
                    .send(
                            HttpRequest.newBuilder(peers.url("cards", lab, "/pki/policies"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw unreachable("HTTP " + answer.statusCode());
            }
            Map<String, Meaning> byOid = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    json.readTree(answer.body()).path("oids").properties()) {
                JsonNode meaning = entry.getValue();
                if (meaning.path("loa").isInt()) {
                    byOid.put(
                            entry.getKey(),
                            new Meaning(
                                    meaning.path("loa").intValue(),
                                    meaning.path("assumption").isString()
                                            ? meaning.path("assumption").stringValue()
                                            : null));
                }
            }
            return new Known(Map.copyOf(byOid), wall.instant());
        } catch (IOException | JacksonException e) {
            throw unreachable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted");
        }
    }

    private static CardRefused unreachable(String observed) {
        return new CardRefused(
                "CARD-POLICY",
                "asking the card service which level of assurance a policy stands for",
                observed,
                "an answer from /pki/policies",
                "Check that the card service is up (sandbox.peers.cards.url).");
    }
}
