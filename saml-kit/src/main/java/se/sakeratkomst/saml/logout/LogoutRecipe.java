package se.sakeratkomst.saml.logout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.response.NameIdRecipe;

/**
 * samlp:LogoutRequest, right or wrong: every field stands here, what is null is left out, and times are text so that they can
 * be nonsense.
 *
 * @param notOnOrAfter by when the request must be followed
 * @param reason why, a URI
 * @param nameId who is logged out, exactly as in the assertion (GEN-015)
 * @param sessionIndexes which sessions; none means all of the principal's
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.7.1; SAMBI-038</a>
 */
public record LogoutRecipe(
        @Nullable String id,
        @Nullable String version,
        @Nullable String issueInstant,
        @Nullable String destination,
        @Nullable String notOnOrAfter,
        @Nullable String reason,
        @Nullable String issuer,
        @Nullable String issuerFormat,
        @Nullable NameIdRecipe nameId,
        List<String> sessionIndexes) {

    /** The user asked to be logged out. */
    public static final String BY_USER = "urn:oasis:names:tc:SAML:2.0:logout:user";

    /** An administrator ended the session. */
    public static final String BY_ADMIN = "urn:oasis:names:tc:SAML:2.0:logout:admin";

    /** The same with another id. */
    public LogoutRecipe withId(@Nullable String id) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another version. */
    public LogoutRecipe withVersion(@Nullable String version) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another issueInstant. */
    public LogoutRecipe withIssueInstant(@Nullable String issueInstant) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another destination. */
    public LogoutRecipe withDestination(@Nullable String destination) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another notOnOrAfter. */
    public LogoutRecipe withNotOnOrAfter(@Nullable String notOnOrAfter) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another reason. */
    public LogoutRecipe withReason(@Nullable String reason) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another issuer. */
    public LogoutRecipe withIssuer(@Nullable String issuer) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another issuerFormat. */
    public LogoutRecipe withIssuerFormat(@Nullable String issuerFormat) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another nameId. */
    public LogoutRecipe withNameId(@Nullable NameIdRecipe nameId) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }

    /** The same with another sessionIndexes. */
    public LogoutRecipe withSessionIndexes(List<String> sessionIndexes) {
        return new LogoutRecipe(
                id,
                version,
                issueInstant,
                destination,
                notOnOrAfter,
                reason,
                issuer,
                issuerFormat,
                nameId,
                sessionIndexes);
    }
}
