package se.sakeratkomst.cards.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/** The orders of each lab, in memory: an order belongs to a login, and is lost with the process as that is. */
final class AppOrders implements LabState {

    /** What cannot be taken for one another when read aloud or copied by hand: no 0, O, 1, I or L, no U beside V. */
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** A code as the user may type it. */
    static final int LENGTH = 6;

    private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 5_000;

    private static final class Desk {
        private final Map<String, AppOrder> bySecret = new LinkedHashMap<>();
        private final Map<String, AppOrder> byCode = new HashMap<>();
    }

    private final AppSettings settings;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();
    private final Map<LabId, Desk> desks = new HashMap<>();

    AppOrders(AppSettings settings, Clock wall) {
        this.settings = settings;
        this.wall = wall;
    }

    /** Takes an order; a 429 when too many of the lab are open. */
    synchronized AppOrder place(LabId lab, Challenge challenge) {
        Desk desk = desks.computeIfAbsent(lab, none -> new Desk());
        long open = desk.bySecret.values().stream()
                .filter(order -> order.state().open())
                .count();
        if (open >= settings.mostOpen()) {
            throw new ProblemException(Problem.of(
                    429,
                    "Too many orders",
                    "Order a signature from the card app",
                    open + " orders of lab " + lab + " that nobody has answered",
                    "fewer than " + settings.mostOpen(),
                    "Wait until they expire, withdraw those that nobody waits for, or raise sandbox.app.most-open."));
        }
        String code = code();
        while (desk.byCode.containsKey(code)) {
            code = code();
        }
        AppOrder order = new AppOrder(secret(), code, challenge, wall.instant().plus(settings.lifetime()));
        desk.bySecret.put(order.secret(), order);
        desk.byCode.put(code, order);
        return order;
    }

    synchronized Optional<AppOrder> bySecret(LabId lab, String secret) {
        return Optional.ofNullable(desks.get(lab)).map(desk -> desk.bySecret.get(secret));
    }

    /** @param typed the code, with blanks or hyphens and in small letters if need be */
    synchronized Optional<AppOrder> byCode(LabId lab, String typed) {
        return normal(typed).flatMap(code -> Optional.ofNullable(desks.get(lab)).map(desk -> desk.byCode.get(code)));
    }

    /** The code as it was given out; empty for what cannot be one. */
    static Optional<String> normal(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    synchronized Optional<AppOrder> remove(LabId lab, String secret) {
        Desk desk = desks.get(lab);
        AppOrder removed = desk == null ? null : desk.bySecret.remove(secret);
        if (desk != null && removed != null) {
            desk.byCode.remove(removed.code());
        }
        return Optional.ofNullable(removed);
    }

    /** The lab's orders whose time is up just now; those long answered are forgotten. */
    synchronized List<AppOrder> sweep(LabId lab) {
        Desk desk = desks.get(lab);
        List<AppOrder> expired = new ArrayList<>();
        if (desk == null) {
            return expired;
        }
        Instant now = wall.instant();
        for (Iterator<AppOrder> orders = desk.bySecret.values().iterator(); orders.hasNext(); ) {
            AppOrder order = orders.next();
            if (order.expire(now)) {
                expired.add(order);
            }
            boolean old = order.expires().plus(REMEMBERED).isBefore(now);
            if (!order.state().open() && (old || desk.bySecret.size() > MOST_REMEMBERED)) {
                orders.remove();
                desk.byCode.remove(order.code());
            }
        }
        return expired;
    }

    private String code() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private String secret() {
        byte[] bits = new byte[24];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    @Override
    public String name() {
        return "app-orders";
    }

    @Override
    public void seed(LabId lab) {
        // orders come from identity providers
    }

    @Override
    public synchronized void clear(LabId lab) {
        desks.remove(lab);
    }

    @Override
    public synchronized Object snapshot(LabId lab) {
        Desk desk = desks.get(lab);
        return Map.of(
                "open",
                desk == null
                        ? 0
                        : desk.bySecret.values().stream()
                                .filter(order -> order.state().open())
                                .count());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // an order belongs to the moment it was made in
    }
}
