package se.sakeratkomst.certify.evidence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a service's journal, as its control port tells it.
 *
 * @param wallTime when, as the service wrote it (ISO 8601)
 * @param outcome {@code accepted}, {@code refused} or {@code info}
 * @param correlation the protocols' own ids
 * @param raw the message as text, secrets redacted
 */
public record JournalEntry(
        long seq,
        long epoch,
        String service,
        String wallTime,
        String kind,
        String outcome,
        String from,
        String to,
        String protocol,
        List<String> correlation,
        String summary,
        Map<String, String> facts,
        @Nullable String raw) {

    static JournalEntry from(JsonNode node) {
        Map<String, String> facts = new LinkedHashMap<>();
        node.path("facts")
                .properties()
                .forEach(fact -> facts.put(
                        fact.getKey(),
                        fact.getValue().isValueNode()
                                ? fact.getValue().asString()
                                : fact.getValue().toString()));
        return new JournalEntry(
                node.path("seq").asLong(),
                node.path("epoch").asLong(),
                Json.text(node, "service"),
                Json.text(node, "wallTime"),
                Json.text(node, "kind"),
                Json.text(node, "outcome"),
                Json.text(node, "from"),
                Json.text(node, "to"),
                Json.text(node, "protocol"),
                Json.texts(node.path("correlation")),
                Json.text(node, "summary"),
                facts,
                Json.text(node, "raw").isEmpty() ? null : Json.text(node, "raw"));
    }

    /** When, as a moment that can be compared. */
    public Instant at() {
        try {
            return Instant.parse(wallTime);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    public boolean refused() {
        return outcome.equals("refused");
    }

    public boolean accepted() {
        return outcome.equals("accepted");
    }

    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    public Optional<String> message() {
        return Optional.ofNullable(raw);
    }

    /** Where to find it again, such as {@code idp#17}. */
    public String reference() {
        return service + "#" + epoch + "." + seq;
    }
}
