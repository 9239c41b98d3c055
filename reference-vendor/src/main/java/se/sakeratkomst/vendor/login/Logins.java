package se.sakeratkomst.vendor.login;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is logged in. A browser's session holds the name of a login only, so that a login can be ended without the browser. */
public final class Logins {

    private final Map<String, Login> byName = new ConcurrentHashMap<>();

    /** Somebody is logged in from now on; returns the name of the login. */
    String begin(User user) {
        byte[] bits = new byte[20];
        new SecureRandom().nextBytes(bits);
        String name = HexFormat.of().formatHex(bits);
        byName.put(name, new Login(user));
        return name;
    }

    /** The login of that name; one that has lasted long enough is nobody's. */
    Optional<Login> find(@Nullable String name, Instant now) {
        byName.values().removeIf(login -> !now.isBefore(login.user().until()));
        return name == null ? Optional.empty() : Optional.ofNullable(byName.get(name));
    }

    /** That login is over. */
    void end(@Nullable String name) {
        if (name != null) {
            byName.remove(name);
        }
    }

    /** Whose logins these are. */
    public List<User> those(Predicate<User> whose) {
        return byName.values().stream().map(Login::user).filter(whose).toList();
    }

    /** These logins are over; returns whose they were. */
    public List<User> endThose(Predicate<User> whose) {
        List<User> ended = those(whose);
        byName.values().removeIf(login -> whose.test(login.user()));
        return ended;
    }

    /** Nobody is logged in any more. */
    public void forget() {
        byName.clear();
    }
}
