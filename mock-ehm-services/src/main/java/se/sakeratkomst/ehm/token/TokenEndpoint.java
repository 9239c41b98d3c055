package se.sakeratkomst.ehm.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;
import se.sakeratkomst.ehm.assertion.AssertionText;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.override.Incoming;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.override.Playback;
import se.sakeratkomst.ehm.refusal.OAuthError;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the token service's addresses: the e-service is identified, then the lab's mappings are asked, then the service answers. Everything is
 * in the journal before the answer leaves.
 */
public final class TokenEndpoint implements HttpRequestHandler {

    /** Where assertions and refresh tokens are exchanged. */
    public static final String TOKEN = "/oauth2/api/oauth/token";

    /** Where tokens are taken back. */
    public static final String REVOKE = "/oauth2/api/oauth/revoke";

    /** Where a system asks about its own tokens. */
    public static final String INTROSPECT = "/oauth2/api/oauth/introspect";

    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);

    /** What is done for an e-service that has been identified. */
    @FunctionalInterface
    interface Service {
        /** The members of the answer's JSON; none for an answer without body. */
        Map<String, Object> answer(TokenExchange exchange, EService caller, Form form);
    }

    /**
     * What an address is for.
     *
     * @param kind of its entries in the journal
     * @param done what was done when it went well, for the journal
     */
    record Duty(String path, String kind, String done, Service service) {}

    private final Duty duty;
    private final Clients clients;
    private final Overrides overrides;
    private final Journal journal;
    private final JsonMapper json;

    TokenEndpoint(Duty duty, Clients clients, Overrides overrides, Journal journal, JsonMapper json) {
        this.duty = duty;
        this.clients = clients;
        this.overrides = overrides;
        this.journal = journal;
        this.json = json;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenExchange exchange = new TokenExchange(CurrentLab.of(request), CallingSystem.of(request));
        int status = 200;
        Map<String, Object> members;
        Note note = Note.of(duty.kind()).protocol("OAuth2").to("ehm");
        try {
            members = answer(exchange, request);
            note.accepted().summary(duty.done());
        } catch (OAuthRefusal e) {
            members = refused(e.error(), note);
            status = e.error().refusal().status();
        } catch (RuntimeException e) {
            OAuthError error = unforeseen(e);
            members = refused(error, note);
            status = 500;
        }
        Overriding overriding = exchange.overriding().orElse(null);
        if (overriding != null) {
            note.summary("Answered " + duty.path() + " with " + overriding.status() + ", by the mapping "
                            + overriding.name())
                    .fact("override", overriding.told());
            write(exchange, note, overriding.status(), new String(overriding.body(), StandardCharsets.UTF_8));
            Playback.send(overriding, request, response);
            return;
        }
        Map<String, Object> shown = new LinkedHashMap<>(members);
        shown.replaceAll((name, value) -> name.endsWith("_token") ? "[not shown]" : value);
        write(exchange, note, status, members.isEmpty() ? "" : json.writeValueAsString(shown));
        send(response, status, members);
    }

    private Map<String, Object> answer(TokenExchange exchange, HttpServletRequest request) throws IOException {
        if (!"POST".equals(request.getMethod())) {
            throw OAuthRefusal.of(
                    405,
                    "invalid_request",
                    Finding.error(
                            "EHM-010",
                            "reading the token request",
                            "the method " + request.getMethod(),
                            "POST",
                            "Send a form with POST."));
        }
        Form form = Form.of(request);
        exchange.sent(form);
        EService caller = clients.authenticated(exchange, request.getHeader("Authorization"));
        exchange.by(caller);
        if (overrides.any(exchange.lab())) {
            overrides.answer(exchange.lab(), Incoming.of(request, form.bytes())).ifPresent(exchange::overriddenBy);
        }
        return exchange.overriding().isPresent() ? Map.of() : duty.service().answer(exchange, caller, form);
    }

    private static OAuthError unforeseen(RuntimeException e) {
        String reference = UUID.randomUUID().toString();
        LOG.error("Unforeseen error at the token endpoint, reference {}", reference, e);
        return new OAuthError(
                "server_error",
                Refusal.of(
                        500,
                        "server_error",
                        Finding.error(
                                "EHM-015",
                                "answering the token request",
                                "an error inside the sandbox, reference " + reference,
                                "an answer",
                                "Look for the reference in the service's log and report it: this is a defect of the"
                                        + " sandbox.")));
    }

    private static Map<String, Object> refused(OAuthError error, Note note) {
        Finding first = error.refusal().first();
        note.refused()
                .summary("Refused a token request, " + error.error() + ": " + first.observed())
                .fact("error", error.error())
                .fact("rule", first.rule())
                .fact("rules", error.refusal().rules())
                .fact("attempted", first.attempted())
                .fact("observed", first.observed())
                .fact("expected", first.expected())
                .fact("remedy", first.remedy());
        return error.members();
    }

    private void write(TokenExchange exchange, Note note, int status, String answer) {
        User user = exchange.user().orElse(null);
        AccessTokens.Issued issued = exchange.issued().orElse(null);
        note.from(exchange.service()
                        .map(EService::entityId)
                        .orElse(exchange.system().subject()))
                .correlation(
                        exchange.assertionId().orElse(null),
                        issued == null ? null : issued.id(),
                        exchange.system().sha256())
                .fact("status", status)
                .fact("grantType", exchange.grant().orElse(null))
                .fact("clientId", exchange.clientId().orElse(null))
                .fact("eService", exchange.service().map(EService::entityId).orElse(null))
                .fact("assertionId", exchange.assertionId().orElse(null))
                .fact("jti", issued == null ? null : issued.id())
                .fact("certificateSubject", exchange.system().subject())
                .fact("certificateSha256", exchange.system().sha256())
                .fact("supplement", exchange.isSupplemented());
        exchange.facts().forEach(note::fact);
        if (user != null) {
            note.fact("federation", user.federation())
                    .fact("issuer", user.issuer())
                    .fact("subject", user.subject())
                    .fact("loa", user.loa())
                    .fact("loaUri", user.loaUri())
                    .fact("roles", user.roles());
        }
        note.raw(raw(exchange, issued, answer));
        journal.append(exchange.lab(), note);
    }

    private String raw(TokenExchange exchange, AccessTokens.@Nullable Issued issued, String answer) {
        StringBuilder text = new StringBuilder("POST " + duty.path() + "\n\n");
        exchange.parameters()
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        exchange.assertion()
                .ifPresent(assertion -> text.append("\nassertion (decoded):\n")
                        .append(AssertionText.redacted(assertion))
                        .append('\n'));
        text.append("\n\n").append(answer);
        if (issued != null) {
            text.append("\n\naccess_token (claims):\n")
                    .append(json.writeValueAsString(issued.claims().toJSONObject()));
        }
        return text.toString();
    }

    private void send(HttpServletResponse response, int status, Map<String, Object> members) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"TEST token service\"");
        }
        if (status == 405) {
            response.setHeader("Allow", String.join(", ", List.of("POST")));
        }
        if (!members.isEmpty()) {
            response.setContentType("application/json");
            response.getOutputStream().write(json.writeValueAsBytes(members));
        }
    }
}
