package se.sakeratkomst.idp.deviation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.AuthnStatementRecipe;
import se.sakeratkomst.saml.response.ConditionsRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A field of a Response that a tester may write otherwise.
 *
 * @param name where it stands
 * @param read what is right; null where it is not there
 * @param write the recipe with another value
 */
record Field(
        String name,
        Function<ResponseRecipe, @Nullable String> read,
        BiFunction<ResponseRecipe, @Nullable String, ResponseRecipe> write) {
    private static final String ATTRIBUTE = "attribute:";

    /** The fields there always are. */
    static final List<Field> ALL = List.of(
            new Field("Response/@ID", ResponseRecipe::id, ResponseRecipe::withId),
            new Field("Response/@Version", ResponseRecipe::version, ResponseRecipe::withVersion),
            new Field("Response/@IssueInstant", ResponseRecipe::issueInstant, ResponseRecipe::withIssueInstant),
            new Field("Response/@Destination", ResponseRecipe::destination, ResponseRecipe::withDestination),
            new Field("Response/@InResponseTo", ResponseRecipe::inResponseTo, ResponseRecipe::withInResponseTo),
            new Field("Response/Issuer", ResponseRecipe::issuer, ResponseRecipe::withIssuer),
            new Field("Response/Issuer/@Format", ResponseRecipe::issuerFormat, ResponseRecipe::withIssuerFormat),
            new Field("Status", ResponseRecipe::statusCode, ResponseRecipe::withStatusCode),
            new Field("Status/second", ResponseRecipe::secondaryStatus, ResponseRecipe::withSecondaryStatus),
            new Field("StatusMessage", ResponseRecipe::statusMessage, ResponseRecipe::withStatusMessage),
            ofAssertion("Assertion/@ID", AssertionRecipe::id, AssertionRecipe::withId),
            ofAssertion("Assertion/@Version", AssertionRecipe::version, AssertionRecipe::withVersion),
            ofAssertion("Assertion/@IssueInstant", AssertionRecipe::issueInstant, AssertionRecipe::withIssueInstant),
            ofAssertion("Assertion/Issuer", AssertionRecipe::issuer, AssertionRecipe::withIssuer),
            ofAssertion("Assertion/Issuer/@Format", AssertionRecipe::issuerFormat, AssertionRecipe::withIssuerFormat),
            ofNameId("NameID", NameIdRecipe::value, (id, value) -> id.withValue(value == null ? "" : value)),
            ofNameId("NameID/@Format", NameIdRecipe::format, NameIdRecipe::withFormat),
            ofNameId("NameID/@NameQualifier", NameIdRecipe::nameQualifier, NameIdRecipe::withNameQualifier),
            ofNameId("NameID/@SPNameQualifier", NameIdRecipe::spNameQualifier, NameIdRecipe::withSpNameQualifier),
            ofConfirmation("SubjectConfirmation/@Method", ConfirmationRecipe::method, ConfirmationRecipe::withMethod),
            ofConfirmation(
                    "SubjectConfirmationData/@InResponseTo",
                    ConfirmationRecipe::inResponseTo,
                    ConfirmationRecipe::withInResponseTo),
            ofConfirmation(
                    "SubjectConfirmationData/@Recipient",
                    ConfirmationRecipe::recipient,
                    ConfirmationRecipe::withRecipient),
            ofConfirmation(
                    "SubjectConfirmationData/@NotBefore",
                    ConfirmationRecipe::notBefore,
                    ConfirmationRecipe::withNotBefore),
            ofConfirmation(
                    "SubjectConfirmationData/@NotOnOrAfter",
                    ConfirmationRecipe::notOnOrAfter,
                    ConfirmationRecipe::withNotOnOrAfter),
            ofConfirmation(
                    "SubjectConfirmationData/@Address", ConfirmationRecipe::address, ConfirmationRecipe::withAddress),
            ofConditions("Conditions/@NotBefore", ConditionsRecipe::notBefore, ConditionsRecipe::withNotBefore),
            ofConditions(
                    "Conditions/@NotOnOrAfter", ConditionsRecipe::notOnOrAfter, ConditionsRecipe::withNotOnOrAfter),
            ofConditions("Audience", Field::audience, Field::withAudience),
            ofAuthn("AuthnInstant", AuthnStatementRecipe::authnInstant, AuthnStatementRecipe::withAuthnInstant),
            ofAuthn("SessionIndex", AuthnStatementRecipe::sessionIndex, AuthnStatementRecipe::withSessionIndex),
            ofAuthn(
                    "SessionNotOnOrAfter",
                    AuthnStatementRecipe::sessionNotOnOrAfter,
                    AuthnStatementRecipe::withSessionNotOnOrAfter),
            ofAuthn("AuthnContextClassRef", AuthnStatementRecipe::classRef, AuthnStatementRecipe::withClassRef));

    /** The fields of a message: those there always are, and one for each attribute in it. */
    static List<Field> of(ResponseRecipe right) {
        return Stream.concat(
                        ALL.stream(),
                        right.assertions().stream()
                                .flatMap(assertion -> attributes(assertion).stream())
                                .map(attribute -> ofAttribute(attribute.name())))
                .toList();
    }

    /** The field of that name. */
    static Optional<Field> named(String name) {
        return name.startsWith(ATTRIBUTE)
                ? Optional.of(ofAttribute(name.substring(ATTRIBUTE.length())))
                : ALL.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The recipe with the value, a relative time made absolute. */
    ResponseRecipe written(ResponseRecipe recipe, @Nullable String value, Instant now) {
        return write.apply(recipe, value == null ? null : absolute(value, now));
    }

    private static String absolute(String value, Instant now) {
        if (!value.startsWith("now")) {
            return value;
        }
        try {
            String away = value.substring(3).replace("+", "");
            return Instants.write(away.isEmpty() ? now : now.plus(Duration.parse(away)));
        } catch (DateTimeException e) {
            return value;
        }
    }

    private static Field ofAssertion(
            String name,
            Function<AssertionRecipe, @Nullable String> read,
            BiFunction<AssertionRecipe, @Nullable String, AssertionRecipe> write) {
        return new Field(
                name,
                recipe -> recipe.assertions().stream()
                        .findFirst()
                        .map(read::apply)
                        .orElse(null),
                (recipe, value) -> recipe.assertionBy(assertion -> write.apply(assertion, value)));
    }

    private static Field ofNameId(
            String name,
            Function<NameIdRecipe, @Nullable String> read,
            BiFunction<NameIdRecipe, @Nullable String, NameIdRecipe> write) {
        return ofAssertion(
                name,
                assertion -> Optional.ofNullable(assertion.subject())
                        .map(SubjectRecipe::nameId)
                        .map(read::apply)
                        .orElse(null),
                (assertion, value) -> assertion.subjectBy(subject ->
                        subject.nameId() == null ? subject : subject.withNameId(write.apply(subject.nameId(), value))));
    }

    private static Field ofConfirmation(
            String name,
            Function<ConfirmationRecipe, @Nullable String> read,
            BiFunction<ConfirmationRecipe, @Nullable String, ConfirmationRecipe> write) {
        return ofAssertion(
                name,
                assertion -> Optional.ofNullable(assertion.subject()).stream()
                        .flatMap(subject -> subject.confirmations().stream())
                        .findFirst()
                        .map(read::apply)
                        .orElse(null),
                (assertion, value) -> assertion.subjectBy(
                        subject -> subject.confirming(confirmation -> write.apply(confirmation, value))));
    }

    private static Field ofConditions(
            String name,
            Function<ConditionsRecipe, @Nullable String> read,
            BiFunction<ConditionsRecipe, @Nullable String, ConditionsRecipe> write) {
        return ofAssertion(
                name,
                assertion -> Optional.ofNullable(assertion.conditions())
                        .map(read::apply)
                        .orElse(null),
                (assertion, value) -> assertion.conditionsBy(conditions -> write.apply(conditions, value)));
    }

    private static Field ofAuthn(
            String name,
            Function<AuthnStatementRecipe, @Nullable String> read,
            BiFunction<AuthnStatementRecipe, @Nullable String, AuthnStatementRecipe> write) {
        return ofAssertion(
                name,
                assertion -> assertion.authnStatements().stream()
                        .findFirst()
                        .map(read::apply)
                        .orElse(null),
                (assertion, value) -> assertion.authnBy(statement -> write.apply(statement, value)));
    }

    private static @Nullable String audience(ConditionsRecipe conditions) {
        return conditions.audienceRestrictions().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }

    private static ConditionsRecipe withAudience(ConditionsRecipe conditions, @Nullable String value) {
        return conditions.withAudienceRestrictions(value == null ? List.of() : List.of(List.of(value)));
    }

    /** One attribute, its values on a line each; it comes last when the right message has not got it. */
    private static Field ofAttribute(String name) {
        return ofAssertion(
                ATTRIBUTE + name,
                assertion -> attributes(assertion).stream()
                        .filter(attribute -> attribute.name().equals(name))
                        .findFirst()
                        .map(attribute -> String.join("\n", attribute.values()))
                        .orElse(null),
                (assertion, value) -> {
                    List<AttributeRecipe> all = new ArrayList<>(attributes(assertion));
                    boolean there =
                            all.stream().anyMatch(attribute -> attribute.name().equals(name));
                    if (value == null) {
                        all.removeIf(attribute -> attribute.name().equals(name));
                    } else {
                        List<String> values = value.lines().toList();
                        all.replaceAll(
                                attribute -> attribute.name().equals(name) ? attribute.withValues(values) : attribute);
                        if (!there) {
                            all.add(new AttributeRecipe(name, Ns.ATTRNAME_URI, null, values));
                        }
                    }
                    return assertion.withAttributes(all.isEmpty() ? null : all);
                });
    }

    private static List<AttributeRecipe> attributes(AssertionRecipe assertion) {
        List<AttributeRecipe> attributes = assertion.attributes();
        return attributes == null ? List.of() : attributes;
    }
}
