package se.sakeratkomst.ehm.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
    private final Duration life;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(
            RefreshTokenRepository tokens,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            Duration life) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.life = life;
    }

    String issue(LabId lab, User user, String clientId, String certificateSha256) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long now = clock.wall().toEpochMilli();
        transactions.executeWithoutResult(status -> {
            tokens.deleteExpired(lab.value(), now);
            tokens.save(new StoredRefreshToken(
                    null,
                    lab.value(),
                    Sha256.of(token),
                    clientId,
                    certificateSha256,
                    json.writeValueAsString(user),
                    now + life.toMillis(),
                    clock.now(lab).plus(life).toEpochMilli()));
        });
        return token;
    }

    /** The user behind the token, or {@code invalid_grant}. */
    User redeem(LabId lab, String token, String clientId, String certificateSha256) {
        StoredRefreshToken stored = tokens.findByLabAndTokenSha256(lab.value(), Sha256.of(token))
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
        boolean expired = clock.wall().toEpochMilli() >= stored.wallExpiryMillis()
                || clock.now(lab).toEpochMilli() >= stored.labExpiryMillis();
        if (expired) {
            throw refused(
                    "a token older than " + life.toMinutes() + " minutes",
                    "a token that has not expired",
                    "Log the user in again and exchange the new assertion.");
        }
        return json.readValue(stored.userJson(), User.class);
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
