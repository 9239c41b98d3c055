package se.sakeratkomst.ehm.token;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.saml.Finding;

/**
 * The body of a token request: each parameter at most once, from the body only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749 section 3.2</a>
 */
final class Form {

    /** The largest body that is read: an assertion of 1 MB in base64, and the rest. */
    static final int MAX_BYTES = 1_500_000;

    private static final String ATTEMPT = "reading the token request";
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final Set<String> SECRETS =
            Set.of("assertion", "client_secret", "refresh_token", "access_token", "token", "client_id", "grant_type");

    private final Map<String, String> values;
    private final String text;

    private Form(Map<String, String> values, String text) {
        this.values = values;
        this.text = text;
    }

    static Form of(HttpServletRequest request) throws IOException {
        queryIsEmpty(request.getQueryString());
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith(TYPE)) {
            throw OAuthRefusal.invalidRequest(Finding.error(
                    "EHM-017",
                    ATTEMPT,
                    "Content-Type " + request.getContentType(),
                    TYPE,
                    "Send the parameters as a form in the body."));
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw OAuthRefusal.of(
                    413,
                    "invalid_request",
                    Finding.error(
                            "EHM-035",
                            ATTEMPT,
                            "a body of more than " + MAX_BYTES + " bytes",
                            "at most " + MAX_BYTES + " bytes; an assertion is at most 1 MB",
                            "Send the assertion only, and nothing else that is large."));
        }
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    private static void queryIsEmpty(String query) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            String name = pair.split("=", 2)[0];
            if (SECRETS.contains(name)) {
                throw OAuthRefusal.invalidRequest(Finding.error(
                        "EHM-018",
                        ATTEMPT,
                        "the parameter " + name + " in the address",
                        "token parameters in the body only, where they reach no log",
                        "Send a form in the body of a POST."));
            }
        }
    }

    static Form parse(String body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            if (values.put(name, value) != null) {
                throw OAuthRefusal.invalidRequest(Finding.error(
                        "EHM-017",
                        ATTEMPT,
                        "the parameter " + name + " more than once",
                        "each parameter once",
                        "Send it once."));
            }
        }
        return new Form(values, body);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuthRefusal.invalidRequest(Finding.error(
                    "EHM-017",
                    ATTEMPT,
                    "percent-encoding that does not parse",
                    "a form as HTML defines it",
                    "Let the HTTP client's form encoder write the body; + in base64 must become %2B."));
        }
    }

    /** A parameter; without value it counts as absent (RFC 6749 section 3.2). */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** As it came. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Set<String> names() {
        return values.keySet();
    }
}
