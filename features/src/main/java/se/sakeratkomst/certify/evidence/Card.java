package se.sakeratkomst.certify.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A card of the drawer, as the card service shows it.
 *
 * @param personnummer empty where no certificate names the holder by it
 * @param kind ordinary, reserve-loa2 and so on
 */
public record Card(
        String id, String holder, String personnummer, String hsaId, String kind, String state, List<Token> tokens) {

    /**
     * @param use {@code legitimering} or {@code underskrift}
     * @param pin as the drawer shows it: the cards are test cards
     */
    public record Token(
            String label, String serial, String use, int triesLeft, String pin, List<Certificate> certificates) {}

    /** @param kind {@code hsa-id} or {@code person-id} */
    public record Certificate(String kind, String pem) {}

    static Card from(JsonNode node) {
        List<Token> tokens = new ArrayList<>();
        for (JsonNode token : Json.items(node.path("tokens"))) {
            List<Certificate> certificates = new ArrayList<>();
            Json.items(token.path("certificates"))
                    .forEach(
                            each -> certificates.add(new Certificate(Json.text(each, "kind"), Json.text(each, "pem"))));
            tokens.add(new Token(
                    Json.text(token, "label"),
                    Json.text(token, "serial"),
                    Json.text(token, "use"),
                    token.path("triesLeft").asInt(),
                    Json.text(token, "pin"),
                    certificates));
        }
        return new Card(
                Json.text(node, "id"),
                Json.text(node, "holder"),
                Json.text(node, "personnummer"),
                Json.text(node, "hsaId"),
                Json.text(node, "kind"),
                Json.text(node, "state"),
                tokens);
    }

    public Optional<Token> token(String use) {
        return tokens.stream().filter(token -> token.use().equals(use)).findFirst();
    }
}
