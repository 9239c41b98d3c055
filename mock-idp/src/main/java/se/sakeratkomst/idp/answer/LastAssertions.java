package se.sakeratkomst.idp.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.response.AssertionRecipe;
import tools.jackson.databind.JsonNode;

/** The last assertion about each person to each service provider, for the test that sends it again. */
public final class LastAssertions implements LabState {
    private static final int MOST = 4_000;

    private record Key(LabId lab, String idp, String sp, String person) {
        static Key of(Login login, Standing user) {
            return new Key(
                    login.lab(),
                    login.persona().id(),
                    login.sp().entityId(),
                    user.person().id());
        }
    }

    private final Map<Key, AssertionRecipe> last = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, AssertionRecipe> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(Login login, Standing user, AssertionRecipe assertion) {
        last.put(Key.of(login, user), assertion);
    }

    synchronized Optional<AssertionRecipe> before(Login login, Standing user) {
        return Optional.ofNullable(last.get(Key.of(login, user)));
    }

    @Override
    public String name() {
        return "last-assertions";
    }

    @Override
    public void seed(LabId lab) {
        // nobody has logged in
    }

    @Override
    public synchronized void clear(LabId lab) {
        last.keySet().removeIf(key -> key.lab().equals(lab));
    }

    @Override
    public synchronized Object snapshot(LabId lab) {
        return Map.of(
                "remembered",
                last.keySet().stream().filter(key -> key.lab().equals(lab)).count());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // an assertion belongs to the moment it was issued in
    }
}
