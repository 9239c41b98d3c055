package se.sakeratkomst.ehm.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.Finding;

/**
 * Access tokens (åtkomstintyg): JWTs that only this service reads, bound to the client certificate they were issued to.
 *
 * <p>They expire by wall time ({@code exp}) and by the lab's clock ({@code lab_exp}), so that a test can let one grow old.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-3">RFC 8705 section 3</a>
 * @see "ehm.md 1.5: FORSKRIVARKOD, VARDGIVARE, YRKESKOD, loa, APOTEKSID are documented; the other claims are our own"
 */
public final class AccessTokens {

    private static final String KEY = "token-signing";
    private static final String GRANT = "grant";
    private static final String ATTEMPT = "reading the access token";
    private static final String AGAIN =
            "Exchange the assertion again at the token endpoint of this lab, or use the refresh token.";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    /** A token and its id. */
    public record Issued(String token, String id, JWTClaimsSet claims) {}

    /** What a token says. */
    public record Read(User user, String id) {}

    private final KeyVault keys;
    private final PublicUrls urls;
    private final LabClock clock;
    private final Revocations revocations;
    private final Duration life;

    AccessTokens(KeyVault keys, PublicUrls urls, LabClock clock, Revocations revocations, Duration life) {
        this.keys = keys;
        this.urls = urls;
        this.clock = clock;
        this.revocations = revocations;
        this.life = life;
    }

    /** How long a token is valid. */
    public Duration life() {
        return life;
    }

    /** Makes the lab's key ready, so that the first exchange does not wait for it. */
    public void warmUp(LabId lab) {
        key(lab);
    }

    /** When the last of the tokens that are good now will have expired. */
    Instant latestEnd() {
        return clock.wall().plus(life);
    }

    /**
     * @param thumbprint of the client certificate it is bound to
     * @param grant what the refresh token beside it is known by: who takes that back takes this back too
     */
    public Issued issue(LabId lab, User user, String clientId, String thumbprint, String grant) {
        Instant now = clock.wall();
        String id = UUID.randomUUID().toString();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer(lab))
                .audience(urls.of(lab, "/fhir-server/fhir").toString())
                .subject(user.subject())
                .jwtID(id)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("lab_exp", clock.now(lab).plus(life).getEpochSecond())
                .claim("client_id", clientId)
                .claim(GRANT, grant)
                .claim("cnf", Map.of("x5t#S256", thumbprint))
                .claim("loa", user.loa())
                .claim("acr", user.loaUri())
                .claim("YRKESKOD", user.licences())
                .claim("UTOKAD_YRKESKOD", user.occupations())
                .claim("roles", user.roles())
                .claim("assertion_id", user.assertionId())
                .claim("assertion_issuer", user.issuer())
                .claim("federation", user.federation())
                .claim("e_service", user.eService());
        present(claims, "FORSKRIVARKOD", user.prescriptionCode());
        present(claims, "VARDGIVARE", user.careProvider());
        present(claims, "APOTEKSID", user.pharmacy());
        JWTClaimsSet set = claims.build();
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).build(), set);
            jwt.sign(new RSASSASigner(key(lab).key()));
            return new Issued(jwt.serialize(), id, set);
        } catch (JOSEException e) {
            throw new IllegalStateException("Could not sign an access token", e);
        }
    }

    private static void present(JWTClaimsSet.Builder claims, String name, @Nullable String value) {
        if (value != null) {
            claims.claim(name, value);
        }
    }

    /**
     * Verifies and reads a token of the lab.
     *
     * @param thumbprint of the client certificate it is presented over
     * @throws RefusalException 401, when it is none, expired, of another lab or bound to another certificate
     */
    public Read read(LabId lab, String token, String thumbprint) {
        JWTClaimsSet claims = verified(lab, token);
        expiry(lab, claims).ifPresent(observed -> {
            throw refused("EHM-013", "expired", observed, "a token younger than " + minutes(), AGAIN);
        });
        if (isRevoked(lab, claims)) {
            throw refused(
                    "EHM-019",
                    "login",
                    "a token that was revoked",
                    "a token that nobody has taken back",
                    "Log the user in again and exchange the new assertion; use no token after it was revoked.");
        }
        try {
            Object bound =
                    Objects.requireNonNull(claims.getJSONObjectClaim("cnf")).get("x5t#S256");
            if (!thumbprint.equals(bound)) {
                throw refused(
                        "EHM-016",
                        "login",
                        "a token bound to another client certificate than the one presented",
                        "the client certificate that the token was issued to",
                        "Call NLL with the same client certificate as the token endpoint.");
            }
            return new Read(user(claims), claims.getJWTID());
        } catch (ParseException e) {
            throw new IllegalStateException("A token of our own does not parse", e);
        }
    }

    private Optional<String> expiry(LabId lab, JWTClaimsSet claims) {
        Instant until = claims.getExpirationTime().toInstant();
        if (!clock.wall().isBefore(until)) {
            return Optional.of("a token that expired at " + until);
        }
        Instant labUntil = labExpiry(claims);
        return clock.now(lab).isBefore(labUntil)
                ? Optional.empty()
                : Optional.of("a token that expired at " + labUntil + " by the lab's clock");
    }

    private static Instant labExpiry(JWTClaimsSet claims) {
        try {
            return Instant.ofEpochSecond(claims.getLongClaim("lab_exp"));
        } catch (ParseException e) {
            throw new IllegalStateException("A token of our own does not parse", e);
        }
    }

    private boolean isRevoked(LabId lab, JWTClaimsSet claims) {
        return revocations.has(lab, claims.getJWTID())
                || (claims.getClaim(GRANT) instanceof String grant && revocations.has(lab, grant));
    }

    /** What there is to know of a token of the lab, good or not; empty when it is none. */
    Optional<IssuedToken> find(LabId lab, String token) {
        JWTClaimsSet claims;
        try {
            claims = verified(lab, token);
        } catch (RefusalException e) {
            return Optional.empty();
        }
        Map<String, Object> members = new LinkedHashMap<>(claims.toJSONObject());
        members.put("token_type", "Bearer");
        members.remove(GRANT);
        return Optional.of(new IssuedToken(
                IssuedToken.Kind.ACCESS_TOKEN,
                claims.getJWTID(),
                String.valueOf(claims.getClaim("client_id")),
                claims.getExpirationTime().toInstant(),
                isRevoked(lab, claims) ? Optional.of("it was revoked") : expiry(lab, claims),
                members));
    }

    /** The id that a token states, whether it is good or not: to find its traces, never to trust it. */
    public static Optional<String> statedId(String token) {
        try {
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getJWTID());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private JWTClaimsSet verified(LabId lab, String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean ours = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    && TYPE.equals(jwt.getHeader().getType())
                    && jwt.verify(new RSASSAVerifier(
                            (RSAPublicKey) key(lab).certificate().getPublicKey()));
            if (ours && issuer(lab).equals(jwt.getJWTClaimsSet().getIssuer())) {
                return jwt.getJWTClaimsSet();
            }
            throw refused(
                    "EHM-051",
                    "login",
                    "a token that this lab's token service has not issued, or that was changed",
                    "an access token of lab " + lab,
                    AGAIN);
        } catch (ParseException e) {
            throw refused("EHM-051", "login", "a token that does not parse", "an access token of lab " + lab, AGAIN);
        } catch (JOSEException e) {
            throw new IllegalStateException("Could not verify an access token", e);
        }
    }

    private static User user(JWTClaimsSet claims) throws ParseException {
        Integer loa = claims.getIntegerClaim("loa");
        return new User(
                claims.getSubject(),
                claims.getStringClaim("assertion_id"),
                claims.getStringClaim("assertion_issuer"),
                claims.getStringClaim("federation"),
                claims.getStringClaim("e_service"),
                loa == null ? 0 : loa,
                claims.getStringClaim("acr"),
                listed(claims, "roles"),
                claims.getStringClaim("FORSKRIVARKOD"),
                listed(claims, "YRKESKOD"),
                listed(claims, "UTOKAD_YRKESKOD"),
                claims.getStringClaim("VARDGIVARE"),
                claims.getStringClaim("APOTEKSID"));
    }

    private static List<String> listed(JWTClaimsSet claims, String name) throws ParseException {
        List<String> list = claims.getStringListClaim(name);
        return list == null ? List.of() : list;
    }

    private String minutes() {
        return life.toMinutes() + " minutes";
    }

    private String issuer(LabId lab) {
        return urls.of(lab, "/oauth2/api/oauth").toString();
    }

    private KeyEntry key(LabId lab) {
        return keys.require(lab, KEY, KeySpec.RSA_2048, "E-hälsomyndigheten token service " + lab);
    }

    private static RefusalException refused(
            String rule, String issue, String observed, String expected, String remedy) {
        return new RefusalException(Refusal.of(401, issue, Finding.error(rule, ATTEMPT, observed, expected, remedy)));
    }
}
