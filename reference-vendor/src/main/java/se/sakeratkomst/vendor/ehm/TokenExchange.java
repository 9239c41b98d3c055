package se.sakeratkomst.vendor.ehm;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.login.User;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exchanges the assertion for an access token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7522">RFC 7522: SAML 2.0 bearer grant</a>
 */
public final class TokenExchange {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:saml2-bearer";
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final VendorSettings settings;
    private final Clock clock;
    private final JsonMapper json;

    public TokenExchange(VendorSettings settings, Clock clock, JsonMapper json) {
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** An access token, and until when it is worth sending. It belongs to a login and goes with it. */
    public record AccessToken(String value, Instant until) {

        /** Whether it is worth sending still. */
        public boolean holds(Instant now) {
            return now.isBefore(until);
        }
    }

    /**
     * The access token for a user.
     *
     * @throws EhmRefusal when E-hälsomyndigheten refuses the assertion or the system
     */
    public AccessToken exchange(User user, EhmCredentials.Ready credentials, Calls calls) {
        EhmCredentials.Client client = credentials.clients().get(user.federation());
        if (client == null) {
            throw new EhmRefusal(
                    EhmRefusal.Step.CREDENTIALS,
                    0,
                    "",
                    "observed no client id for " + user.federation() + " in ehm-client.json; expected one",
                    "");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", GRANT);
        form.put("assertion", Base64.getUrlEncoder().withoutPadding().encodeToString(user.assertion()));
        Map<Attribute, List<String>> lacking = lacking(user);
        if (!lacking.isEmpty() && client.sharedSecret() != null) {
            String id = SecureXml.parse(user.assertion()).getDocumentElement().getAttribute("ID");
            form.put("supplement", Supplement.jws(id, lacking, client.sharedSecret(), clock.instant(), json));
        }
        HttpResponse<String> answer = calls.send(
                EhmRefusal.Step.TOKEN,
                "",
                HttpRequest.newBuilder(credentials.tokenUrl())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .header("Authorization", "Basic " + basic(client))
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
        JsonNode body = parsed(answer);
        if (answer.statusCode() != 200 || !body.path("access_token").isString()) {
            throw new EhmRefusal(
                    EhmRefusal.Step.TOKEN,
                    answer.statusCode(),
                    body.path("error").asString(""),
                    body.path("error_description").asString(""),
                    "");
        }
        return new AccessToken(
                body.path("access_token").asString(),
                clock.instant().plusSeconds(body.path("expires_in").asLong(0)).minus(MARGIN));
    }

    /** What the customer's own register says of the user, where the federation has no attribute for it. */
    private Map<Attribute, List<String>> lacking(User user) {
        FederationProfile profile = Federations.byId(user.federation());
        Map<Attribute, List<String>> lacking = new LinkedHashMap<>();
        if (profile.nameOf(Attribute.LICENCE).isPresent()) {
            return lacking;
        }
        settings.staff().stream()
                .filter(employee -> employee.hsaId().equals(user.hsaId()))
                .forEach(employee -> employee.attributes().forEach((attribute, values) -> {
                    if (profile.nameOf(attribute).isEmpty()) {
                        lacking.put(attribute, values);
                    }
                }));
        return lacking;
    }

    private static String basic(EhmCredentials.Client client) {
        return Base64.getEncoder()
                .encodeToString((urlEncoded(client.clientId()) + ":" + urlEncoded(client.clientSecret()))
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> urlEncoded(field.getKey()) + "=" + urlEncoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode parsed(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new EhmRefusal(EhmRefusal.Step.TOKEN, answer.statusCode(), "", "an answer that is no JSON", "");
        }
    }
}
