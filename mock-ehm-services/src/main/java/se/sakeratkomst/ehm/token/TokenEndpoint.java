package se.sakeratkomst.ehm.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import se.sakeratkomst.ehm.refusal.OAuthError;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /oauth2/api/oauth/token}. */
public final class TokenEndpoint implements HttpRequestHandler {

    /** Its path in a lab. */
    public static final String PATH = "/oauth2/api/oauth/token";

    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);

    private final TokenService service;
    private final Journal journal;
    private final JsonMapper json;

    TokenEndpoint(TokenService service, Journal journal, JsonMapper json) {
        this.service = service;
        this.journal = journal;
        this.json = json;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenExchange exchange = new TokenExchange(CurrentLab.of(request), CallingSystem.of(request));
        int status = 200;
        Map<String, Object> members;
        Note note = Note.of("ehm.token").protocol("OAuth2").to("ehm");
        try {
            members = answer(exchange, request);
            note.accepted().summary("Issued an access token");
        } catch (OAuthRefusal e) {
            members = refused(e.error(), note);
            status = e.error().refusal().status();
        } catch (RuntimeException e) {
            OAuthError error = unforeseen(e);
            members = refused(error, note);
            status = 500;
        }
        write(exchange, note, status, members);
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
        return service.answer(exchange, request.getHeader("Authorization"), form);
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

    private void write(TokenExchange exchange, Note note, int status, Map<String, Object> members) {
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
        if (user != null) {
            note.fact("federation", user.federation())
                    .fact("issuer", user.issuer())
                    .fact("subject", user.subject())
                    .fact("loa", user.loa())
                    .fact("loaUri", user.loaUri())
                    .fact("roles", user.roles());
        }
        note.raw(raw(exchange, issued, members));
        journal.append(exchange.lab(), note);
    }

    private String raw(TokenExchange exchange, AccessTokens.@Nullable Issued issued, Map<String, Object> members) {
        StringBuilder text = new StringBuilder("POST " + PATH + "\n\n");
        exchange.parameters()
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        exchange.assertion()
                .ifPresent(assertion -> text.append("\nassertion (decoded):\n")
                        .append(AssertionText.redacted(assertion))
                        .append('\n'));
        Map<String, Object> shown = new LinkedHashMap<>(members);
        shown.replaceAll((name, value) -> name.endsWith("_token") ? "[not shown]" : value);
        text.append("\n\n").append(json.writeValueAsString(shown));
        if (issued != null) {
            text.append("\n\naccess_token (claims):\n")
                    .append(json.writeValueAsString(issued.claims().toJSONObject()));
        }
        return text.toString();
    }

    private void send(HttpServletResponse response, int status, Map<String, Object> members) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"TEST token service\"");
        }
        if (status == 405) {
            response.setHeader("Allow", String.join(", ", List.of("POST")));
        }
        response.getOutputStream().write(json.writeValueAsBytes(members));
    }
}
