package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.idp.answer.Workshop;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is armed: for each lab, identity provider, service provider and ticket at most one negative test, good for one Response. */
public final class Deviations implements LabState {

    private record Key(LabId lab, String idp, String sp, Optional<String> ticket) {}

    /** The request header that shows a ticket. */
    public static final String TICKET = "X-Sandbox-Deviation";

    private final NegativeTests tests;
    private final Canaries canaries;
    private final JsonMapper json;
    private final Map<Key, Armed> armed = new ConcurrentHashMap<>();

    public Deviations(NegativeTests tests, Canaries canaries, JsonMapper json) {
        this.tests = tests;
        this.canaries = canaries;
        this.json = json;
    }

    /** Arms; replaces what was armed for the same two and the same ticket. */
    public void arm(LabId lab, Armed test) {
        canaries.watch(lab, test);
        armed.put(new Key(lab, test.idp(), test.sp(), Optional.ofNullable(test.ticket())), test);
    }

    /** Disarms what is armed for one identity provider. */
    public void disarm(LabId lab, Persona persona) {
        armed.keySet().removeIf(key -> key.lab().equals(lab) && key.idp().equals(persona.id()));
    }

    /** What is armed in a lab. */
    public List<Armed> armed(LabId lab) {
        return armed.entrySet().stream()
                .filter(entry -> entry.getKey().lab().equals(lab))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Whether a test is armed for an answer to that service provider.
     *
     * @param ticket what the login shows
     */
    public boolean isArmed(LabId lab, Persona persona, String sp, Optional<String> ticket, String test) {
        return Optional.ofNullable(armed.get(new Key(lab, persona.id(), sp, ticket)))
                .map(found -> found.test().equals(test))
                .orElse(false);
    }

    /**
     * Takes what is armed for an answer to that service provider; it is then spent.
     *
     * @param ticket what the login shows: with one, only what was armed with the same
     */
    public Optional<Armed> take(LabId lab, Persona persona, String sp, Optional<String> ticket) {
        return take(new Key(lab, persona.id(), sp, ticket), false);
    }

    /**
     * Takes what is armed for a LogoutRequest to that service provider; it is then spent.
     *
     * @param ticket what the logout shows
     */
    public Optional<Armed> takeForLogout(LabId lab, Persona persona, String sp, Optional<String> ticket) {
        return take(new Key(lab, persona.id(), sp, ticket), true);
    }

    private Optional<Armed> take(Key key, boolean logout) {
        return Optional.ofNullable(armed.get(key))
                .filter(test -> ofLogout(test) == logout)
                .filter(test -> armed.remove(key, test));
    }

    private boolean ofLogout(Armed armed) {
        return tests.find(armed.test())
                .map(test -> test.group().equals("logout"))
                .orElse(false);
    }

    /** What is to be made: what is armed, or a right message. */
    public Workshop.Order order(LabId lab, Optional<Armed> taken) {
        return taken.map(
                        test -> new Workshop.Order(test.basis(), deviation(test), canaries.address(lab, test.canary())))
                .orElseGet(() -> new Workshop.Order(Basis.FEDERATION, Deviation.NONE, canaries.address(lab, "none")));
    }

    /** The deviation behind an armed test. */
    public Deviation deviation(Armed test) {
        if (test.compose() != null) {
            return new Composed(test.compose());
        }
        return tests.find(test.test())
                .flatMap(found -> found.variant(Optional.of(test.variant())))
                .map(NegativeTest.Variant::deviation)
                .orElseThrow(() -> new IllegalStateException("Armed but unknown: " + test));
    }

    @Override
    public String name() {
        return "deviations";
    }

    @Override
    public void seed(LabId lab) {
        // nothing is armed from the start
    }

    @Override
    public void clear(LabId lab) {
        armed.keySet().removeIf(key -> key.lab().equals(lab));
    }

    @Override
    public Object snapshot(LabId lab) {
        return armed(lab);
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab);
        snapshot.valueStream().map(node -> json.treeToValue(node, Armed.class)).forEach(test -> arm(lab, test));
    }
}
