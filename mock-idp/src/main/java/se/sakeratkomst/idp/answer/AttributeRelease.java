package se.sakeratkomst.idp.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Releases what a service provider asks for, in its metadata, and nothing else: the attributes of the attribute set that the
 * request picks, and those of the entity categories which both sides declare.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-087, SC-125 to SC-128, SAMBI-043</a>
 */
public final class AttributeRelease {

    /**
     * What is released.
     *
     * @param attributes with their values
     * @param missingRequired names of attributes with isRequired that the person has not got, or the federation has not
     */
    public record Released(List<AttributeRecipe> attributes, List<String> missingRequired) {}

    /** What a login's service provider gets about a person. */
    public Released release(Login login, TestPerson person) {
        Persona persona = login.persona();
        FederationProfile profile = persona.profile();
        Optional<AttributeConsumingService> set = login.role().attributeConsumingService(login.attributeSet());
        Set<Attribute> wanted = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (RequestedAttribute requested :
                set.map(AttributeConsumingService::attributes).orElse(List.of())) {
            Optional<Attribute> attribute = profile.attribute(requested.name());
            attribute.ifPresent(wanted::add);
            boolean given = attribute.map(a -> !values(a, person).isEmpty()).orElse(false);
            if (requested.required() && !given) {
                missing.add(requested.name());
            }
        }
        login.sp().entityCategories().stream()
                .filter(persona.settings().entityCategories()::contains)
                .map(category -> profile.attributeSets().getOrDefault(category, List.of()))
                .forEach(wanted::addAll);
        if (wanted.isEmpty()) {
            wanted.addAll(persona.settings().fallbackAttributes());
        }
        List<AttributeRecipe> recipes = new ArrayList<>();
        for (Attribute attribute : wanted) {
            List<String> values = values(attribute, person);
            if (!values.isEmpty()) {
                recipes.add(new AttributeRecipe(
                        profile.nameOf(attribute).orElseThrow(),
                        Ns.ATTRNAME_URI,
                        profile.friendlyName(attribute),
                        values));
            }
        }
        return new Released(recipes, missing);
    }

    /** What the sandbox's directory knows of a person. */
    static List<String> values(Attribute attribute, TestPerson person) {
        TestPerson.Organisation organisation = person.organisation();
        TestPerson.Unit provider = person.careProvider();
        TestPerson.Unit unit = person.careUnit();
        TestPerson.Commission commission = person.commission();
        TestPerson.Role role = person.role();
        return switch (attribute) {
            case PERSONAL_IDENTITY_NUMBER -> one(person.personnummer());
            case GIVEN_NAME -> one(person.givenName());
            case SURNAME -> one(person.surname());
            case DISPLAY_NAME -> one(person.displayName());
            case DATE_OF_BIRTH -> one(dateOfBirth(person.personnummer()));
            case EMPLOYEE_HSA_ID -> one(person.hsaId());
            case ORGANIZATION_NAME -> one(organisation == null ? null : organisation.name());
            case ORGANIZATION_IDENTIFIER -> one(organisation == null ? null : organisation.number());
            case ORG_AFFILIATION ->
                one(
                        organisation == null || person.hsaId() == null
                                ? null
                                : person.hsaId() + "@" + organisation.number());
            case COMMISSION_HSA_ID -> one(commission == null ? null : commission.hsaId());
            case COMMISSION_NAME -> one(commission == null ? null : commission.name());
            case COMMISSION_PURPOSE -> one(commission == null ? null : commission.purpose());
            case COMMISSION_RIGHT -> commission == null ? List.of() : commission.rights();
            case HEALTH_CARE_UNIT_HSA_ID -> one(unit == null ? null : unit.hsaId());
            case HEALTH_CARE_UNIT_NAME -> one(unit == null ? null : unit.name());
            case HEALTH_CARE_PROVIDER_HSA_ID -> one(provider == null ? null : provider.hsaId());
            case HEALTH_CARE_PROVIDER_NAME -> one(provider == null ? null : provider.name());
            case HEALTHCARE_PROVIDER_ID -> one(provider == null ? null : provider.number());
            case LICENCE -> role.licences();
            case LICENCE_NUMBER -> one(role.licenceNumber());
            case PERSONAL_PRESCRIPTION_CODE -> one(role.prescriptionCode());
            case GROUP_PRESCRIPTION_CODE -> role.groupPrescriptionCodes();
            case OCCUPATIONAL_CODE -> role.occupationalCodes();
            case PHARMACY_IDENTIFIER -> one(role.pharmacyIdentifier());
            case PA_TITLE_CODE -> one(role.titleCode());
            case LICENCE_SPECIALITY, SYSTEM_ROLE -> List.of();
        };
    }

    /** Whether a personnummer is a samordningsnummer: its day of birth is raised by 60. */
    static boolean isCoordinationNumber(String personnummer) {
        return Integer.parseInt(personnummer.substring(6, 8)) > 60;
    }

    private static String dateOfBirth(String personnummer) {
        int day = Integer.parseInt(personnummer.substring(6, 8));
        return "%s-%s-%02d"
                .formatted(personnummer.substring(0, 4), personnummer.substring(4, 6), day > 60 ? day - 60 : day);
    }

    private static List<String> one(@Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }
}
