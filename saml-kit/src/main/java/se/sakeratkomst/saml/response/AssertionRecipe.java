package se.sakeratkomst.saml.response;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * saml:Assertion; what is null is left out.
 *
 * @param attributes null for no AttributeStatement
 */
public record AssertionRecipe(
        @Nullable String id,
        @Nullable String version,
        @Nullable String issueInstant,
        @Nullable String issuer,
        @Nullable String issuerFormat,
        @Nullable SubjectRecipe subject,
        @Nullable ConditionsRecipe conditions,
        List<AuthnStatementRecipe> authnStatements,
        @Nullable List<AttributeRecipe> attributes) {

    /** The same with the Subject changed, if there is one. */
    public AssertionRecipe subjectBy(UnaryOperator<SubjectRecipe> change) {
        return subject == null ? this : withSubject(change.apply(subject));
    }

    /** The same with the Conditions changed, if there are any. */
    public AssertionRecipe conditionsBy(UnaryOperator<ConditionsRecipe> change) {
        return conditions == null ? this : withConditions(change.apply(conditions));
    }

    /** The same with every AuthnStatement changed. */
    public AssertionRecipe authnBy(UnaryOperator<AuthnStatementRecipe> change) {
        return withAuthnStatements(authnStatements.stream().map(change).toList());
    }

    /** The same with every attribute changed. */
    public AssertionRecipe attributesBy(UnaryOperator<AttributeRecipe> change) {
        return attributes == null
                ? this
                : withAttributes(attributes.stream().map(change).toList());
    }

    /** The same with another id. */
    public AssertionRecipe withId(@Nullable String id) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another version. */
    public AssertionRecipe withVersion(@Nullable String version) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another issueInstant. */
    public AssertionRecipe withIssueInstant(@Nullable String issueInstant) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another issuer. */
    public AssertionRecipe withIssuer(@Nullable String issuer) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another issuerFormat. */
    public AssertionRecipe withIssuerFormat(@Nullable String issuerFormat) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another subject. */
    public AssertionRecipe withSubject(@Nullable SubjectRecipe subject) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another conditions. */
    public AssertionRecipe withConditions(@Nullable ConditionsRecipe conditions) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another authnStatements. */
    public AssertionRecipe withAuthnStatements(List<AuthnStatementRecipe> authnStatements) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }

    /** The same with another attributes. */
    public AssertionRecipe withAttributes(@Nullable List<AttributeRecipe> attributes) {
        return new AssertionRecipe(
                id, version, issueInstant, issuer, issuerFormat, subject, conditions, authnStatements, attributes);
    }
}
