package se.sakeratkomst.ehm.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.AssertionRefused;
import se.sakeratkomst.ehm.assertion.AssertionText;
import se.sakeratkomst.ehm.assertion.Audience;
import se.sakeratkomst.ehm.assertion.Proven;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Exchanges an assertion for an access token (intygsväxling), and renews it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7522">RFC 7522</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749 section 6</a>
 */
public final class TokenService {

    static final String SAML_BEARER = "urn:ietf:params:oauth:grant-type:saml2-bearer";
    static final String REFRESH = "refresh_token";

    private final AssertionChecks checks;
    private final Users users;
    private final AccessRules rules;
    private final AccessTokens tokens;
    private final RefreshTokens refreshTokens;
    private final Supplement supplement;
    private final boolean responses;
    private final LabClock clock;

    /** @param responses whether a whole Response is exchanged too */
    TokenService(
            AssertionChecks checks,
            Users users,
            AccessRules rules,
            AccessTokens tokens,
            RefreshTokens refreshTokens,
            Supplement supplement,
            boolean responses,
            LabClock clock) {
        this.checks = checks;
        this.users = users;
        this.rules = rules;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
        this.supplement = supplement;
        this.responses = responses;
        this.clock = clock;
    }

    /**
     * The members of the answer's JSON.
     *
     * @throws OAuthRefusal when the request is refused
     */
    Map<String, Object> answer(TokenExchange exchange, EService service, Form form) {
        String grant = form.value("grant_type")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(Finding.error(
                        "EHM-010",
                        "reading the token request",
                        "no grant_type",
                        "grant_type " + SAML_BEARER + " or " + REFRESH,
                        "Add the parameter.")));
        exchange.asksFor(grant);
        return switch (grant) {
            case SAML_BEARER -> exchanged(exchange, service, form);
            case REFRESH -> renewed(exchange, service, form);
            default ->
                throw OAuthRefusal.of(
                        400,
                        "unsupported_grant_type",
                        Finding.error(
                                "EHM-010",
                                "reading the token request",
                                "grant_type " + grant,
                                "grant_type " + SAML_BEARER + " or " + REFRESH,
                                "Exchange the assertion from the login; other grants are not offered."));
        };
    }

    private Map<String, Object> exchanged(TokenExchange exchange, EService service, Form form) {
        String text = form.value("assertion")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(Finding.error(
                        "EHM-010",
                        "reading the token request",
                        "no assertion",
                        "the parameter assertion with the base64 coded Assertion",
                        "Add the parameter.")));
        byte[] xml = AssertionText.decode(text)
                .orElseThrow(() -> OAuthRefusal.invalidGrant(Finding.error(
                        "EHM-010",
                        "decoding the assertion",
                        "characters that are not base64",
                        "base64 or base64url of the Assertion's XML",
                        "Encode the XML once with base64, and then the form: + must become %2B.")));
        try {
            Element element = AssertionChecks.read(xml);
            exchange.presents(element);
            requireAnExchangeableForm(element);
            Proven proven = checks.prove(exchange.lab(), element, Audience.calling(service));
            User user = users.of(proven, attributes(exchange, proven, form));
            exchange.provedToBe(user);
            requireRole(user, proven, exchange.isSupplemented());
            return issued(exchange, user, service, null);
        } catch (AssertionRefused e) {
            throw OAuthRefusal.invalidGrant(e.findings());
        }
    }

    private void requireAnExchangeableForm(Element element) {
        if (!responses && Elements.is(element, Ns.SAMLP, "Response")) {
            throw OAuthRefusal.invalidGrant(Finding.error(
                    "EHM-020",
                    "reading the assertion",
                    "a whole Response",
                    "an Assertion: a Response is not exchanged",
                    "For staff take the Assertion out of the Response and send that alone. For a private person make each call"
                            + " with the Response itself in Authorization: Bearer."));
        }
    }

    private UserAttributes attributes(TokenExchange exchange, Proven proven, Form form) {
        Optional<String> sent = form.value(supplement.parameter());
        if (sent.isEmpty()) {
            return proven.attributes();
        }
        UserAttributes more = supplement.read(sent.get(), proven, clock.wall());
        exchange.supplemented();
        return proven.attributes().with(more);
    }

    private void requireRole(User user, Proven proven, boolean supplemented) {
        if (!user.roles().isEmpty()) {
            return;
        }
        UserAttributes attributes = proven.attributes();
        boolean couldSupplement = proven.federation().equals(Federations.SWEDEN_CONNECT) && !supplemented;
        if (!couldSupplement) {
            users.wrongForm(proven, attributes).ifPresent(finding -> {
                throw OAuthRefusal.invalidGrant(finding);
            });
        }
        throw OAuthRefusal.invalidGrant(Finding.error(
                couldSupplement ? "EHM-034" : "EHM-033",
                "finding the user's role from the attributes",
                "the attributes " + proven.attributes().present()
                        + (supplemented ? " and a supplement" : couldSupplement ? " and no supplement" : "")
                        + ", which give no role",
                "attributes for at least one role (" + String.join("; ", rules.sentences()) + ")",
                couldSupplement
                        ? "Sweden Connect's profile lacks licence and prescription code: deliver them in the parameter "
                                + supplement.parameter() + ", protected by the shared secret, as docs/wire.md says."
                        : "Request the attributes in the e-service's metadata and see that the user has a commission that"
                                + " gives them."));
    }

    private Map<String, Object> renewed(TokenExchange exchange, EService service, Form form) {
        String token = form.value(REFRESH)
                .orElseThrow(() -> OAuthRefusal.invalidRequest(Finding.error(
                        "EHM-014",
                        "reading the token request",
                        "no refresh_token",
                        "the parameter refresh_token",
                        "Add the parameter.")));
        User user = refreshTokens.redeem(
                exchange.lab(),
                token,
                service.credentials().clientId(),
                exchange.system().sha256());
        exchange.provedToBe(user);
        return issued(exchange, user, service, token);
    }

    private Map<String, Object> issued(
            TokenExchange exchange, User user, EService service, @Nullable String refreshToken) {
        String clientId = service.credentials().clientId();
        String refresh = refreshToken == null
                ? refreshTokens.issue(
                        exchange.lab(), user, clientId, exchange.system().sha256())
                : refreshToken;
        AccessTokens.Issued token = tokens.issue(
                exchange.lab(), user, clientId, exchange.system().thumbprint(), RefreshTokens.keyOf(refresh));
        exchange.got(token);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token.token());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", tokens.life().toSeconds());
        answer.put("refresh_token", refresh);
        return answer;
    }
}
