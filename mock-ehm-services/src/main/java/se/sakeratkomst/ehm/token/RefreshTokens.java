package se.sakeratkomst.ehm.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refresh tokens (förnyelseintyg): random, kept as digests, bound to client and certificate. The same token stays good until it
 * expires, by wall time or by the lab's clock; whether E-hälsomyndigheten exchanges it at each use is unknown.
 *
 * @see "Handbok: Giltighetstid intyg; EHM-014"
 */
public final class RefreshTokens implements LabState {

    private static final String ATTEMPT = "renewing access with a refresh token";

    private final RefreshTokenRepository tokens;
    private final TransactionOperations transactions;
    private final LabClock clock;
    private final JsonMapper json;
    private final Revocations revocations;
    private final Function<User, Duration> life;
    private final Duration accessLife;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param life how long a token lives, by its user: those of a dose pharmacy live longer
     * @param accessLife how long the access tokens live that come with one
     */
    RefreshTokens(
            RefreshTokenRepository tokens,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            Revocations revocations,
            Function<User, Duration> life,
            Duration accessLife) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.revocations = revocations;
        this.life = life;
        this.accessLife = accessLife;
    }

    String issue(LabId lab, User user, String clientId, String certificateSha256) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long now = clock.wall().toEpochMilli();
        Duration lifetime = life.apply(user);
        transactions.executeWithoutResult(status -> {
            tokens.deleteExpired(lab.value(), now);
            tokens.save(new StoredRefreshToken(
                    null,
                    lab.value(),
                    keyOf(token),
                    clientId,
                    certificateSha256,
                    json.writeValueAsString(user),
                    now + lifetime.toMillis(),
                    clock.now(lab).plus(lifetime).toEpochMilli()));
        });
        return token;
    }

    /** The user behind the token, or {@code invalid_grant}. */
    User redeem(LabId lab, String token, String clientId, String certificateSha256) {
        StoredRefreshToken stored = tokens.findByLabAndTokenSha256(lab.value(), keyOf(token))
                .orElseThrow(() -> refused(
                        "a token that is not known in lab " + lab,
                        "a refresh token that this token service issued",
                        "Log the user in again and exchange the new assertion."));
        if (!stored.clientId().equals(clientId)) {
            throw refused(
                    "a token issued to another client",
                    "the client that it was issued to",
                    "Use each e-service's own tokens.");
        }
        if (!stored.certificateSha256().equals(certificateSha256)) {
            throw OAuthRefusal.invalidGrant(Finding.error(
                    "EHM-016",
                    ATTEMPT,
                    "a token bound to another client certificate",
                    "the client certificate that it was issued to",
                    "Renew over the same client certificate; with a new certificate, exchange the assertion again."));
        }
        objection(lab, stored).ifPresent(observed -> {
            throw refused(
                    observed,
                    "a token that has not expired and was not revoked",
                    "Log the user in again and exchange the new assertion.");
        });
        return json.readValue(stored.userJson(), User.class);
    }

    private Optional<String> objection(LabId lab, StoredRefreshToken stored) {
        if (revocations.has(lab, stored.tokenSha256())) {
            return Optional.of("a token that was revoked");
        }
        if (clock.wall().toEpochMilli() >= stored.wallExpiryMillis()) {
            return Optional.of("a token that expired at " + Instant.ofEpochMilli(stored.wallExpiryMillis()));
        }
        return clock.now(lab).toEpochMilli() >= stored.labExpiryMillis()
                ? Optional.of("a token that expired at " + Instant.ofEpochMilli(stored.labExpiryMillis())
                        + " by the lab's clock")
                : Optional.empty();
    }

    /** What a token is known by where it itself must not be. */
    static String keyOf(String token) {
        return Sha256.of(token);
    }

    /** What there is to know of a token of the lab, good or not; empty when it is none. */
    Optional<IssuedToken> find(LabId lab, String token) {
        return tokens.findByLabAndTokenSha256(lab.value(), keyOf(token)).map(stored -> {
            User user = json.readValue(stored.userJson(), User.class);
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("token_type", "refresh_token");
            members.put("client_id", stored.clientId());
            members.put("sub", user.subject());
            members.put("exp", stored.wallExpiryMillis() / 1000);
            members.put("lab_exp", stored.labExpiryMillis() / 1000);
            members.put("loa", user.loa());
            members.put("roles", user.roles());
            return new IssuedToken(
                    IssuedToken.Kind.REFRESH_TOKEN,
                    stored.tokenSha256(),
                    stored.clientId(),
                    Instant.ofEpochMilli(stored.wallExpiryMillis()).plus(accessLife),
                    objection(lab, stored),
                    members);
        });
    }

    private static OAuthRefusal refused(String observed, String expected, String remedy) {
        return OAuthRefusal.invalidGrant(Finding.error("EHM-014", ATTEMPT, observed, expected, remedy));
    }

    @Override
    public String name() {
        return "refreshTokens";
    }

    @Override
    public void seed(LabId lab) {
        // a lab begins without sessions
    }

    @Override
    public void clear(LabId lab) {
        tokens.deleteAllOf(lab.value());
    }

    @Override
    public Object snapshot(LabId lab) {
        return tokens.findByLabOrderById(lab.value());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        List<StoredRefreshToken> restored = new ArrayList<>();
        for (JsonNode node : snapshot) {
            StoredRefreshToken row = json.treeToValue(node, StoredRefreshToken.class);
            restored.add(new StoredRefreshToken(
                    null,
                    lab.value(),
                    row.tokenSha256(),
                    row.clientId(),
                    row.certificateSha256(),
                    row.userJson(),
                    row.wallExpiryMillis(),
                    row.labExpiryMillis()));
        }
        transactions.executeWithoutResult(status -> {
            clear(lab);
            tokens.saveAll(restored);
        });
    }
}
