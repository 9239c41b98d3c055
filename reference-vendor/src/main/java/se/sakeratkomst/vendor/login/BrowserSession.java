package se.sakeratkomst.vendor.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/**
 * What the system remembers of a browser. A login gives the session a new id, so that one laid under the user beforehand is worth
 * nothing; the secret that ties answers to the browser stays inside.
 */
public final class BrowserSession {

    private static final String SECRET = BrowserSession.class.getName() + ".secret";
    private static final String LOGIN = BrowserSession.class.getName() + ".login";
    private static final String DISCOVERY = BrowserSession.class.getName() + ".discovery";

    private final Logins logins;
    private final Flaws flaws;
    private final Clock clock;

    public BrowserSession(Logins logins, Flaws flaws, Clock clock) {
        this.logins = logins;
        this.flaws = flaws;
        this.clock = clock;
    }

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
    void logIn(HttpServletRequest request, User user) {
        String secret = secret(request);
        logins.end(name(request.getSession()));
        request.getSession().invalidate();
        HttpSession fresh = request.getSession(true);
        fresh.setAttribute(SECRET, secret);
        fresh.setAttribute(LOGIN, logins.begin(user));
    }

    /** Who is logged in now; a login that has lasted long enough is nobody's. */
    public Optional<User> user(HttpServletRequest request) {
        return login(request).map(Login::user);
    }

    /** Nobody is logged in any more, and the browser's cookie is worth nothing; returns who was logged in. */
    public Optional<User> logOut(HttpServletRequest request, HttpServletResponse response) {
        Optional<User> user = user(request);
        HttpSession session = request.getSession(false);
        if (session == null) {
            return user;
        }
        if (flaws.has(Flaw.KEEPS_SESSION_AFTER_LOGOUT)) {
            forgetCookie(request, response);
            return user;
        }
        logins.end(name(session));
        session.invalidate();
        return user;
    }

    /** The flaw, and nothing in earnest: the browser forgets its cookie, the system does not. */
    public void forgetCookie(HttpServletRequest request, HttpServletResponse response) {
        if (!flaws.has(Flaw.KEEPS_SESSION_AFTER_LOGOUT)) {
            return;
        }
        Cookie cookie =
                new Cookie(request.getServletContext().getSessionCookieConfig().getName(), "");
        cookie.setMaxAge(0);
        cookie.setPath("/");
        response.addCookie(cookie);
    }

    /** Something kept for as long as the user is logged in, made when it is first asked for; empty when nobody is. */
    public <T> Optional<T> kept(HttpServletRequest request, Class<T> type, Supplier<T> made) {
        return login(request).map(login -> login.kept(type, made));
    }

    private Optional<Login> login(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : logins.find(name(session), clock.instant());
    }

    private static @Nullable String name(HttpSession session) {
        return session.getAttribute(LOGIN) instanceof String name ? name : null;
    }
}
