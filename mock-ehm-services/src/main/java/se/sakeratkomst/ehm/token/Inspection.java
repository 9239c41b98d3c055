package se.sakeratkomst.ehm.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;

/**
 * Looks into tokens, and takes them back.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>
 */
public final class Inspection {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Revocations revocations;

    Inspection(AccessTokens accessTokens, RefreshTokens refreshTokens, Revocations revocations) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.revocations = revocations;
    }

    /** What a caller is told of a token; of anybody else's as of one that is none (RFC 7662 section 2.2). */
    Map<String, Object> introspected(TokenExchange exchange, EService caller, Form form) {
        Optional<IssuedToken> token = find(exchange.lab(), required(form, "introspecting a token"))
                .filter(found -> found.clientId().equals(caller.credentials().clientId()));
        token.ifPresent(found -> exchange.concerns(found.kind().word(), found.key()));
        Map<String, Object> answer = token.filter(found -> found.objection().isEmpty())
                .map(Inspection::told)
                .orElse(INACTIVE);
        exchange.fact("active", answer.get("active"));
        return answer;
    }

    /** What a tester is told: of any token of the lab, and why it is not good. */
    Map<String, Object> explained(LabId lab, String text) {
        return find(lab, text)
                .map(found -> found.objection()
                        .<Map<String, Object>>map(objection -> {
                            Map<String, Object> answer = new LinkedHashMap<>(found.members());
                            answer.put("active", false);
                            answer.put("because", objection);
                            return answer;
                        })
                        .orElseGet(() -> told(found)))
                .orElse(Map.of(
                        "active", false, "because", "no token that the token service of lab " + lab + " has issued"));
    }

    private static Map<String, Object> told(IssuedToken token) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.putAll(token.members());
        return members;
    }

    /**
     * Takes back the caller's own token. What is no token is already as good as taken back (RFC 7009 section 2.2).
     *
     * @throws OAuthRefusal when it was issued to somebody else (section 2.1)
     */
    Map<String, Object> revoked(TokenExchange exchange, EService caller, Form form) {
        find(exchange.lab(), required(form, "revoking a token")).ifPresent(token -> {
            if (!token.clientId().equals(caller.credentials().clientId())) {
                throw OAuthRefusal.invalidGrant(Finding.error(
                        "EHM-019",
                        "revoking a token",
                        "a token issued to another client",
                        "the client that it was issued to",
                        "Revoke each e-service's own tokens only."));
            }
            exchange.concerns(token.kind().word(), token.key());
            revoke(exchange.lab(), token);
        });
        return Map.of();
    }

    /** Takes any token of the lab back; whether it is one. */
    boolean revoke(LabId lab, String text) {
        Optional<IssuedToken> token = find(lab, text);
        token.ifPresent(found -> revoke(lab, found));
        return token.isPresent();
    }

    private void revoke(LabId lab, IssuedToken token) {
        revocations.revoke(lab, token.key(), token.until());
    }

    /** Takes the access token with that id back, whose text nobody needs to know. */
    void revokeById(LabId lab, String id) {
        revocations.revoke(lab, id, accessTokens.latestEnd());
    }

    /** The hint of the request is not needed: the two kinds look different. */
    private Optional<IssuedToken> find(LabId lab, String text) {
        return accessTokens.find(lab, text).or(() -> refreshTokens.find(lab, text));
    }

    private static String required(Form form, String attempt) {
        return form.value("token")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(
                        Finding.error("EHM-019", attempt, "no token", "the parameter token", "Add the parameter.")));
    }
}
