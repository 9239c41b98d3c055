package se.sakeratkomst.saml.response;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * samlp:Response, right or wrong: every field stands here, what is null is left out, and times are text so that they can be
 * nonsense.
 *
 * @param statusCode top-level StatusCode/@Value
 * @param secondaryStatus the StatusCode inside it
 */
public record ResponseRecipe(
        @Nullable String id,
        @Nullable String version,
        @Nullable String issueInstant,
        @Nullable String destination,
        @Nullable String inResponseTo,
        @Nullable String issuer,
        @Nullable String issuerFormat,
        @Nullable String statusCode,
        @Nullable String secondaryStatus,
        @Nullable String statusMessage,
        List<AssertionRecipe> assertions) {

    /** The same with every assertion changed. */
    public ResponseRecipe assertionBy(UnaryOperator<AssertionRecipe> change) {
        return withAssertions(assertions.stream().map(change).toList());
    }

    /** The same with every subject confirmation changed. */
    public ResponseRecipe confirmationBy(UnaryOperator<ConfirmationRecipe> change) {
        return assertionBy(assertion -> assertion.subjectBy(subject -> subject.confirming(change)));
    }

    /** The same with another id. */
    public ResponseRecipe withId(@Nullable String id) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another version. */
    public ResponseRecipe withVersion(@Nullable String version) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another issueInstant. */
    public ResponseRecipe withIssueInstant(@Nullable String issueInstant) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another destination. */
    public ResponseRecipe withDestination(@Nullable String destination) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another inResponseTo. */
    public ResponseRecipe withInResponseTo(@Nullable String inResponseTo) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another issuer. */
    public ResponseRecipe withIssuer(@Nullable String issuer) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another issuerFormat. */
    public ResponseRecipe withIssuerFormat(@Nullable String issuerFormat) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another statusCode. */
    public ResponseRecipe withStatusCode(@Nullable String statusCode) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another secondaryStatus. */
    public ResponseRecipe withSecondaryStatus(@Nullable String secondaryStatus) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another statusMessage. */
    public ResponseRecipe withStatusMessage(@Nullable String statusMessage) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }

    /** The same with another assertions. */
    public ResponseRecipe withAssertions(List<AssertionRecipe> assertions) {
        return new ResponseRecipe(
                id,
                version,
                issueInstant,
                destination,
                inResponseTo,
                issuer,
                issuerFormat,
                statusCode,
                secondaryStatus,
                statusMessage,
                assertions);
    }
}
