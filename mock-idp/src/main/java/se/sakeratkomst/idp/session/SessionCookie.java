package se.sakeratkomst.idp.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;

/**
 * The cookie that says which session a browser has. It belongs to one identity provider in one lab, and comes along with
 * messages that service providers post, which is why SameSite is None.
 */
public final class SessionCookie {
    /** Its name. */
    public static final String NAME = "TEST-idp-session";

    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private final PublicUrls urls;

    public SessionCookie(PublicUrls urls) {
        this.urls = urls;
    }

    /** What the browser shows. */
    public Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    void give(HttpServletResponse response, LabId lab, Persona persona, String token) {
        write(response, lab, persona, token, UNTIL_CLOSED);
    }

    /** Makes the browser forget. */
    public void takeBack(HttpServletResponse response, LabId lab, Persona persona) {
        write(response, lab, persona, "", Duration.ZERO);
    }

    private void write(HttpServletResponse response, LabId lab, Persona persona, String value, Duration age) {
        URI base = urls.of(lab, "/" + persona.id());
        boolean https = "https".equals(base.getScheme());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(base.getRawPath())
                        .httpOnly(true)
                        .secure(https)
                        .sameSite(https ? "None" : "Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
