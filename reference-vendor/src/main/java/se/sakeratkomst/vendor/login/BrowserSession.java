package se.sakeratkomst.vendor.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the system remembers of a browser. A login gives the session a new id, so that one laid under the user beforehand is worth
 * nothing; the secret that ties answers to the browser stays inside.
 */
public final class BrowserSession {

    private static final String SECRET = BrowserSession.class.getName() + ".secret";
    private static final String USER = BrowserSession.class.getName() + ".user";
    private static final String TOKEN = BrowserSession.class.getName() + ".token";

    private static final String DISCOVERY = BrowserSession.class.getName() + ".discovery";

    private BrowserSession() {}

    /** The browser's secret, made when it has none. */
    static String secret(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (session.getAttribute(SECRET) instanceof String known) {
            return known;
        }
        byte[] bits = new byte[20];
        new SecureRandom().nextBytes(bits);
        String secret = HexFormat.of().formatHex(bits);
        session.setAttribute(SECRET, secret);
        return secret;
    }

    /** The browser's secret, null when it has none. */
    static @Nullable String knownSecret(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SECRET) instanceof String known ? known : null;
    }

    /** The browser is sent away to choose an identity provider; a later question takes the place of an earlier one. */
    static void keep(HttpServletRequest request, Discovery asked) {
        request.getSession(true).setAttribute(DISCOVERY, asked);
    }

    /** What the browser was sent away with, once; null when it was not. */
    static @Nullable Discovery takeDiscovery(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(DISCOVERY) instanceof Discovery asked)) {
            return null;
        }
        session.removeAttribute(DISCOVERY);
        return asked;
    }

    /** The user is logged in from now on, in a session with a new id and nothing of an earlier user in it. */
    static void logIn(HttpServletRequest request, User user) {
        String secret = secret(request);
        request.getSession().invalidate();
        HttpSession fresh = request.getSession(true);
        fresh.setAttribute(SECRET, secret);
        fresh.setAttribute(USER, user);
    }

    /** Who is logged in now; a session that has lasted long enough is nobody's. */
    public static Optional<User> user(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(USER) instanceof User user)) {
            return Optional.empty();
        }
        if (!now.isBefore(user.until())) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(user);
    }

    /** Nobody is logged in any more. */
    static void logOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Something kept for as long as the user is logged in. */
    public static Optional<Object> kept(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable(session.getAttribute(TOKEN));
    }

    /** Keeps something for as long as the user is logged in. */
    public static void keep(HttpServletRequest request, Object token) {
        request.getSession(true).setAttribute(TOKEN, token);
    }
}
