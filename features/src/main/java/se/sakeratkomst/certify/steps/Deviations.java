package se.sakeratkomst.certify.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.Service;
import tools.jackson.databind.JsonNode;

/**
 * The broken answers that the sandbox's identity provider can make. Each is ordered for the one login whose browser shows the ticket
 * that the order gave, so that scenarios which run at the same time never get one another's.
 */
final class Deviations {
    /** The answer is signed with the key of the neighbour, another identity provider of the federation. */
    static final String NEIGHBOURS_KEY = "NEG-007";

    /** The answer is signed, in the identity provider's own name, with a key that is too short. */
    static final String SHORT_KEY = "NEG-024";

    private static final String FEDERATIONS_OWN = "federation";

    private final Suite suite;
    private final RightMessages right = new RightMessages(this);
    private @Nullable Map<String, Offer> offers;

    /** What the identity provider can make of a test. */
    private record Offer(String group, List<String> variants) {}

    /**
     * One message to order.
     *
     * @param variant the test's first one where it is empty
     * @param source what is signed before the message is changed: {@code federation}, {@code response}, {@code assertion} or {@code both}
     * @param encryption {@code federation}, {@code encrypted} or {@code plain}
     */
    record Order(String test, String variant, String source, String encryption) {
        Sources.Way way() {
            return new Sources.Way(source, encryption);
        }

        Order inTheFederationsWay() {
            return new Order(test, variant, FEDERATIONS_OWN, FEDERATIONS_OWN);
        }

        /** What tells this message from the others of the same test; empty where there is nothing to tell. */
        String words() {
            List<String> words = new ArrayList<>();
            if (!variant.isEmpty()) {
                words.add("variant " + variant);
            }
            if (!way().usual()) {
                words.add("made of a message " + way().words());
            }
            return String.join(", ", words);
        }
    }

    /**
     * What came of an order.
     *
     * @param ticket empty where the message cannot be made for this system
     * @param why the reason for that
     */
    record Armed(Order order, String ticket, String why) {}

    Deviations(Suite suite) {
        this.suite = suite;
    }

    /** Which kinds of right message the system takes. */
    RightMessages right() {
        return right;
    }

    /** Every message of a test that this run tries: for each variant, the ways in which it is made. */
    List<List<Order>> orders(String test) {
        Offer offer = offers().getOrDefault(test, new Offer("", List.of()));
        return (offer.variants().isEmpty() ? List.of("") : offer.variants())
                .stream()
                        .map(variant -> suite.sources().ways(offer.group()).stream()
                                .map(way -> new Order(test, variant, way.source(), way.encryption()))
                                .toList())
                        .toList();
    }

    /** The federation's own message of a test, in its first variant. */
    Order first(String test) {
        return new Order(test, "", FEDERATIONS_OWN, FEDERATIONS_OWN);
    }

    /** Orders a message for one login. */
    Armed arm(Order order, String federation) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("test", order.test());
        body.put("idp", federation);
        body.put("sp", suite.party(federation).sp().entityId());
        if (!order.variant().isEmpty()) {
            body.put("variant", order.variant());
        }
        body.put("source", order.source());
        body.put("encryption", order.encryption());
        body.put("ticketed", true);
        ControlApi.Answer answer = suite.sandbox().control(Service.IDP).offer(path(), body);
        return answer.conflict()
                ? new Armed(order, "", Json.text(answer.body(), "observed"))
                : new Armed(order, Json.text(answer.body(), "ticket"), "");
    }

    /** Orders a right message, in which nothing deviates but how it is signed and encrypted; nothing where it cannot be made. */
    Optional<String> armRight(Sources.Way way, String federation) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("compose", Map.of());
        body.put("idp", federation);
        body.put("sp", suite.party(federation).sp().entityId());
        body.put("source", way.source());
        body.put("encryption", way.encryption());
        body.put("ticketed", true);
        ControlApi.Answer answer = suite.sandbox().control(Service.IDP).offer(path(), body);
        return answer.conflict() ? Optional.empty() : Optional.of(Json.text(answer.body(), "ticket"));
    }

    /** Orders a message for whoever comes next: only where nothing else runs. */
    void armNext(Order order, String federation) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("test", order.test());
        body.put("idp", federation);
        body.put("sp", suite.party(federation).sp().entityId());
        if (!order.variant().isEmpty()) {
            body.put("variant", order.variant());
        }
        suite.sandbox().control(Service.IDP).post(path(), body);
    }

    /** Whether such a message is still waiting to be made. */
    boolean stillArmed(String test) {
        return Json.items(suite.sandbox().control(Service.IDP).get(path()).path("armed")).stream()
                .anyMatch(armed -> Json.text(armed, "test").equals(test));
    }

    void disarm() {
        suite.sandbox().control(Service.IDP).delete(path());
    }

    private synchronized Map<String, Offer> offers() {
        Map<String, Offer> known = offers;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (JsonNode test :
                    Json.items(suite.sandbox().control(Service.IDP).get(path()).path("tests"))) {
                known.put(
                        Json.text(test, "test"),
                        new Offer(Json.text(test, "group"), Json.texts(test.path("variants"))));
            }
            offers = known;
        }
        return known;
    }

    private String path() {
        return "/admin/labs/" + suite.sandbox().lab() + "/deviations";
    }

    /** Whether the identity provider made the broken answer in this attempt. */
    static boolean made(Attempt attempt, String test) {
        return sent(attempt, test).isPresent();
    }

    /** The journal entry of the broken answer. */
    static Optional<JournalEntry> sent(Attempt attempt, String test) {
        return attempt.entries().stream()
                .filter(entry -> entry.service().equals(Service.IDP.id()) && deviates(entry, test))
                .findFirst();
    }

    private static boolean deviates(JournalEntry entry, String test) {
        return entry.facts().containsValue(test) || entry.summary().contains(test);
    }
}
