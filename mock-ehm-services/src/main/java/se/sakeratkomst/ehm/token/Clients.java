package se.sakeratkomst.ehm.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.saml.Finding;

/**
 * Which e-service calls: client id and secret in HTTP Basic, over a client certificate that the edge has let in.
 *
 * @see "Handbok: Intygsväxling OAuth2 token service; EHM-011, EHM-012"
 */
final class Clients {

    private final EServices services;

    Clients(EServices services) {
        this.services = services;
    }

    /** The e-service, or {@code invalid_client}. */
    EService authenticated(TokenExchange exchange, @Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            throw refused(
                    "EHM-011",
                    authorization == null ? "no Authorization header" : "another scheme than Basic",
                    "Authorization: Basic base64(client_id:client_secret)",
                    "Send the e-service's credentials in HTTP Basic; they are handed out at its registration.");
        }
        String[] pair = decoded(authorization.substring("basic ".length()).strip())
                .map(text -> text.split(":", 2))
                .filter(parts -> parts.length == 2)
                .orElseThrow(() -> refused(
                        "EHM-011",
                        "credentials that are not base64 of client_id:client_secret",
                        "base64(client_id:client_secret)",
                        "Let the HTTP client write the Basic header."));
        exchange.claims(pair[0]);
        EService service = services.byClientId(exchange.lab(), pair[0])
                .orElseThrow(() -> refused(
                        "EHM-012",
                        "client_id '" + pair[0] + "', which is not registered in lab " + exchange.lab(),
                        "a registered e-service",
                        "Register the e-service: PUT /admin/labs/" + exchange.lab()
                                + "/e-services on the control port; each lab has its own credentials."));
        boolean right = MessageDigest.isEqual(
                pair[1].getBytes(StandardCharsets.UTF_8),
                service.credentials().clientSecret().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw refused(
                    "EHM-011",
                    "a wrong client_secret for client_id '" + pair[0] + "'",
                    "the client_secret handed out at registration",
                    "Register the e-service again to see its credentials: they stay the same.");
        }
        return service;
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OAuthRefusal refused(String rule, String observed, String expected, String remedy) {
        return OAuthRefusal.invalidClient(
                Finding.error(rule, "identifying the e-service that calls", observed, expected, remedy));
    }
}
