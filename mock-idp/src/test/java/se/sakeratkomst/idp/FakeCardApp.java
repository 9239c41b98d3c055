package se.sakeratkomst.idp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The card app out of band as the identity providers see it; the tests are the user. */
final class FakeCardApp {
    static final String ORDERS = "/api/app/orders";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Answer(int status, byte[] body) {}

    /** An order that came, and what is answered about it. */
    static final class Order {
        final byte[] challenge;
        final String code;
        volatile String state = "waiting";
        volatile byte[] cms;

        Order(byte[] challenge, String code) {
            this.challenge = challenge;
            this.code = code;
        }

        JsonNode asked() {
            return JSON.readTree(challenge);
        }

        void sign(TestCa ca, TestCa.Card card) {
            cms = ca.sign(card, challenge);
            state = "signed";
        }
    }

    final Map<String, Order> orders = new ConcurrentHashMap<>();
    volatile boolean up = true;
    private final AtomicInteger number = new AtomicInteger();

    Order byCode(String code) {
        return orders.values().stream()
                .filter(order -> order.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    Answer answer(String method, String path, byte[] body) {
        if (!up) {
            return new Answer(503, "{\"observed\":\"no token\"}".getBytes(StandardCharsets.UTF_8));
        }
        if (method.equals("POST")) {
            int next = number.incrementAndGet();
            String secret = "secret-" + next;
            String code = "K%05d".formatted(next);
            orders.put(secret, new Order(body, code));
            return json(
                    201,
                    Map.of(
                            "order",
                            secret,
                            "code",
                            code,
                            "page",
                            "http://cards.test/app/" + code,
                            "expires",
                            Instant.now().plusSeconds(120).toString()));
        }
        String secret = path.substring(ORDERS.length() + 1);
        Order order = orders.get(secret);
        if (order == null) {
            return new Answer(404, new byte[0]);
        }
        if (method.equals("DELETE")) {
            orders.remove(secret);
            return new Answer(204, new byte[0]);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("state", order.state);
        told.put("code", order.code);
        if (order.cms != null) {
            told.put("cms", Base64.getEncoder().encodeToString(order.cms));
        }
        return json(200, told);
    }

    private static Answer json(int status, Object body) {
        return new Answer(status, JSON.writeValueAsBytes(body));
    }
}
