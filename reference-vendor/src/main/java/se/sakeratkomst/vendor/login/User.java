package se.sakeratkomst.vendor.login;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedAssertion.NameId;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.sp.Answer;

/**
 * Who is logged in.
 *
 * @param attributes what the identity provider said of the person, by what it means
 * @param specialities what the person is a specialist in, as far as it can be read
 * @param loa the level of assurance, as a URI
 * @param federation the federation's id
 * @param nameId by which the identity provider names the person to this system
 * @param sessionIndex of the session at the identity provider
 * @param assertion the signed assertion in the open, for E-hälsomyndigheten
 * @param response the whole signed Response of a private person, for E-hälsomyndigheten; empty for staff
 * @param until when the session must end
 */
public record User(
        Map<Attribute, List<String>> attributes,
        List<String> specialities,
        String loa,
        String federation,
        String identityProvider,
        Optional<NameId> nameId,
        Optional<String> sessionIndex,
        byte[] assertion,
        byte[] response,
        Instant until) {

    /** The user that an answer, every check passed, speaks of. */
    static User of(Answer answer, Instant latest, Specialities specialities, Flaws flaws) {
        FederationProfile profile = answer.membership().profile();
        ReceivedAssertion assertion = answer.assertion();
        Map<Attribute, List<String>> attributes = new LinkedHashMap<>();
        profile.attributeNames().forEach((attribute, name) -> {
            List<String> values = assertion.values(name);
            if (!values.isEmpty()) {
                attributes.put(attribute, values);
            }
        });
        Instant until = assertion.authnStatements().stream()
                .flatMap(statement -> statement.sessionNotOnOrAfter().stream())
                .filter(end -> end.isBefore(latest) && !flaws.has(Flaw.IGNORES_SESSION_END))
                .findFirst()
                .orElse(latest);
        return new User(
                attributes,
                specialities.read(attributes.getOrDefault(Attribute.LICENCE_SPECIALITY, List.of())),
                assertion.loa().orElse(""),
                profile.id(),
                answer.identityProvider().entityId(),
                assertion.nameId(),
                assertion.authnStatements().stream()
                        .flatMap(statement -> Optional.ofNullable(statement.sessionIndex()).stream())
                        .findFirst(),
                SecureXml.serialise(assertion.element()),
                answer.membership()
                                .isForPrivatePersons(answer.identityProvider().entityId())
                        ? SecureXml.serialise(answer.received().element())
                        : new byte[0],
                until);
    }

    /** The same login of somebody who is known already. */
    User knownAs(User known) {
        return new User(
                known.attributes,
                known.specialities,
                loa,
                federation,
                identityProvider,
                nameId,
                sessionIndex,
                assertion,
                response,
                until);
    }

    /** Whether somebody uses the system about the own affairs and not at work. */
    public boolean isPrivatePerson() {
        return response.length > 0;
    }

    /** The one value of an attribute. */
    public Optional<String> value(Attribute attribute) {
        return attributes.getOrDefault(attribute, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    public String hsaId() {
        return value(Attribute.EMPLOYEE_HSA_ID).orElse("");
    }

    public String personnummer() {
        return value(Attribute.PERSONAL_IDENTITY_NUMBER).orElse("");
    }

    public String name() {
        return (value(Attribute.GIVEN_NAME).orElse("") + " "
                        + value(Attribute.SURNAME).orElse(""))
                .strip();
    }

    public String organisation() {
        return value(Attribute.ORGANIZATION_NAME)
                .or(() -> value(Attribute.HEALTH_CARE_PROVIDER_NAME))
                .orElse("");
    }
}
