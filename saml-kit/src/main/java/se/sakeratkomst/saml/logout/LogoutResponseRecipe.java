package se.sakeratkomst.saml.logout;

import org.jspecify.annotations.Nullable;

/**
 * samlp:LogoutResponse, right or wrong: every field stands here, what is null is left out.
 *
 * @param statusCode top-level StatusCode/@Value
 * @param secondaryStatus the StatusCode inside it
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.7.2</a>
 */
public record LogoutResponseRecipe(
        @Nullable String id,
        @Nullable String version,
        @Nullable String issueInstant,
        @Nullable String destination,
        @Nullable String inResponseTo,
        @Nullable String issuer,
        @Nullable String issuerFormat,
        @Nullable String statusCode,
        @Nullable String secondaryStatus,
        @Nullable String statusMessage) {

    /** The same with another id. */
    public LogoutResponseRecipe withId(@Nullable String id) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another version. */
    public LogoutResponseRecipe withVersion(@Nullable String version) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another issueInstant. */
    public LogoutResponseRecipe withIssueInstant(@Nullable String issueInstant) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another destination. */
    public LogoutResponseRecipe withDestination(@Nullable String destination) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another inResponseTo. */
    public LogoutResponseRecipe withInResponseTo(@Nullable String inResponseTo) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another issuer. */
    public LogoutResponseRecipe withIssuer(@Nullable String issuer) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another issuerFormat. */
    public LogoutResponseRecipe withIssuerFormat(@Nullable String issuerFormat) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another statusCode. */
    public LogoutResponseRecipe withStatusCode(@Nullable String statusCode) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another secondaryStatus. */
    public LogoutResponseRecipe withSecondaryStatus(@Nullable String secondaryStatus) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }

    /** The same with another statusMessage. */
    public LogoutResponseRecipe withStatusMessage(@Nullable String statusMessage) {
        return new LogoutResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage);
    }
}
