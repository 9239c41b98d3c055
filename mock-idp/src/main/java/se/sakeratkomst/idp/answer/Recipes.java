package se.sakeratkomst.idp.answer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaSettings;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.AuthnStatementRecipe;
import se.sakeratkomst.saml.response.ConditionsRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What stands in a right answer, in each federation.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2; SAMBI-021 to SAMBI-027</a>
 */
public final class Recipes {
    private final NameIds nameIds;

    public Recipes(NameIds nameIds) {
        this.nameIds = nameIds;
    }

    /**
     * One assertion about a person.
     *
     * @param attributes what is released
     * @param loaUri the AuthnContextClassRef
     * @param authenticated the AuthnInstant (SC-076)
     * @param now wall time
     * @param address the user's address
     * @param key whose key confirms the assertion where the login is for the holder of a key
     */
    public AssertionRecipe assertion(
            Login login,
            TestPerson person,
            List<AttributeRecipe> attributes,
            String loaUri,
            Instant authenticated,
            Instant now,
            String address,
            CardProof key) {
        Persona persona = login.persona();
        PersonaSettings settings = persona.settings();
        String idp = persona.entityId(login.lab());
        String sp = login.sp().entityId();
        String format = nameIds.format(persona.profile(), login.role(), login.nameIdFormat());
        String nameId = nameIds.value(format, login.lab(), idp, sp, person.personalId());
        String issued = Instants.write(now);
        return new AssertionRecipe(
                Ids.next(),
                "2.0",
                issued,
                idp,
                issuerFormat(persona),
                new SubjectRecipe(
                        new NameIdRecipe(nameId, format, idp, sp),
                        List.of(confirmed(
                                login,
                                new ConfirmationRecipe(
                                        Ns.CONFIRMATION_BEARER,
                                        true,
                                        login.inResponseTo(),
                                        login.acsUrl(),
                                        null,
                                        Instants.write(now.plus(settings.confirmationValidity())),
                                        persona.profile().confirmationAddress() ? address : null),
                                key,
                                attributes))),
                new ConditionsRecipe(
                        settings.answers().notBefore() ? Instants.write(now.minus(settings.backdate())) : null,
                        Instants.write(now.plus(settings.assertionValidity())),
                        List.of(List.of(sp)),
                        false),
                List.of(new AuthnStatementRecipe(Instants.write(authenticated), Ids.next(), null, loaUri, List.of())),
                attributes.isEmpty() ? null : attributes);
    }

    /** For the holder of a key: with the certificate, or the key alone where the certificate tells more than is released (SC-088). */
    private static ConfirmationRecipe confirmed(
            Login login, ConfirmationRecipe bearer, CardProof key, List<AttributeRecipe> attributes) {
        return login.holderOfKey()
                ? bearer.withMethod(Ns.CONFIRMATION_HOLDER_OF_KEY)
                        .withHolder(key.certificate())
                        .withKeyAlone(attributes.stream()
                                .noneMatch(attribute -> attribute.values().contains(key.holderId())))
                : bearer;
    }

    /** A login's answer gave somebody's name identifier away. */
    void gaveName(Login login, TestPerson person) {
        nameIds.given(
                login.lab(), login.persona().entityId(login.lab()), login.sp().entityId(), person.personalId());
    }

    /** Whether somebody's name identifier for a service provider needs no making. */
    boolean hasName(Login login, TestPerson person) {
        String format = nameIds.format(login.persona().profile(), login.role(), login.nameIdFormat());
        return nameIds.isKnown(
                format,
                login.lab(),
                login.persona().entityId(login.lab()),
                login.sp().entityId(),
                person.personalId());
    }

    private static @Nullable String issuerFormat(Persona persona) {
        return persona.settings().answers().issuerFormat() ? Ns.NAMEID_ENTITY : null;
    }

    /** A Response that says yes. */
    public ResponseRecipe success(Login login, AssertionRecipe assertion, Instant now) {
        return new ResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                login.acsUrl(),
                login.inResponseTo(),
                login.persona().entityId(login.lab()),
                issuerFormat(login.persona()),
                Ns.STATUS_SUCCESS,
                null,
                null,
                List.of(assertion));
    }

    /** A Response that says no; never with an assertion (SC-104). */
    public ResponseRecipe failure(
            Persona persona,
            LabId lab,
            String acsUrl,
            @Nullable String inResponseTo,
            String status,
            String secondaryStatus,
            String message,
            Instant now) {
        return new ResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                acsUrl,
                inResponseTo,
                persona.entityId(lab),
                issuerFormat(persona),
                status,
                secondaryStatus,
                message,
                List.of());
    }
}
