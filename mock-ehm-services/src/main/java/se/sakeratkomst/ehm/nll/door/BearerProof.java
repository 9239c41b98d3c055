package se.sakeratkomst.ehm.nll.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.AssertionRefused;
import se.sakeratkomst.ehm.assertion.AssertionText;
import se.sakeratkomst.ehm.assertion.Audience;
import se.sakeratkomst.ehm.assertion.Proven;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.Proof;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.saml.Finding;

/**
 * Reads who the user is out of {@code Authorization: Bearer}: an access token, or in base64url the assertion itself, or a private person's
 * Response.
 *
 * @see "Handbok: Anropsinformation REST HTTP FHIR; EHM-050, EHM-051"
 */
public final class BearerProof {

    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final String ATTEMPT = "finding out for which user the call is made";
    private static final String TOO_LOW = "EHM-026";

    private final AccessTokens tokens;
    private final AssertionChecks checks;
    private final EServices services;
    private final Users users;

    public BearerProof(AccessTokens tokens, AssertionChecks checks, EServices services, Users users) {
        this.tokens = tokens;
        this.checks = checks;
        this.services = services;
        this.users = users;
    }

    /** The proof, or a refusal with 401; 403 when only the level of assurance is too low. */
    public Proof read(NllCall call) {
        String authorization = call.header("Authorization")
                .orElseThrow(() -> refused(
                        "EHM-050",
                        "no Authorization header",
                        "Authorization: Bearer with an access token, a base64url coded Assertion, or a private person's Response",
                        "Exchange the assertion at the token endpoint and send the access token."));
        if (!authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw refused(
                    "EHM-050",
                    "another scheme than Bearer",
                    "Authorization: Bearer …",
                    "Send the token with the scheme Bearer; Basic is for the token endpoint only.");
        }
        String value = authorization.substring("bearer ".length()).strip();
        return JWT.matcher(value).matches() ? token(call, value) : assertion(call, value);
    }

    private Proof token(NllCall call, String value) {
        AccessTokens.statedId(value).ifPresent(call::presentsToken);
        AccessTokens.Read read = tokens.read(call.lab(), value, call.system().thumbprint());
        return new Proof(read.user(), read.id(), "token");
    }

    private Proof assertion(NllCall call, String value) {
        Optional<byte[]> xml = AssertionText.decode(value)
                .filter(bytes ->
                        new String(bytes, StandardCharsets.UTF_8).strip().startsWith("<"));
        if (xml.isEmpty()) {
            throw refused(
                    "EHM-051",
                    "a bearer value that is neither a JWT nor base64url of XML",
                    "an access token, a base64url coded Assertion, or a private person's base64url coded Response",
                    "Send the access_token of the token endpoint's answer unchanged.");
        }
        try {
            Element element = AssertionChecks.read(xml.get());
            AssertionText.id(element).ifPresent(call::presents);
            Proven proven = checks.prove(call.lab(), element, Audience.registered(services, call.lab()));
            users.wrongForm(proven, proven.attributes()).ifPresent(finding -> {
                throw new AssertionRefused(List.of(finding));
            });
            return new Proof(
                    users.of(proven, proven.attributes()),
                    null,
                    proven.form() == ProofForm.RESPONSE ? "response" : "assertion");
        } catch (AssertionRefused e) {
            throw new RefusalException(refusal(e.findings()));
        }
    }

    private static Refusal refusal(List<Finding> findings) {
        boolean onlyTooLow =
                findings.stream().allMatch(finding -> finding.rule().equals(TOO_LOW));
        return new Refusal(onlyTooLow ? 403 : 401, onlyTooLow ? "forbidden" : "login", findings);
    }

    private static RefusalException refused(String rule, String observed, String expected, String remedy) {
        return RefusalException.of(401, "login", Finding.error(rule, ATTEMPT, observed, expected, remedy));
    }
}
