package se.sakeratkomst.idp.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    public Released release(Login login, Standing user) {
        FederationProfile profile = login.persona().profile();
        List<String> missing = new ArrayList<>();
        for (RequestedAttribute requested : requested(login)) {
            boolean given = profile.attribute(requested.name())
                    .map(a -> !values(a, user).isEmpty())
                    .orElse(false);
            if (requested.required() && !given) {
                missing.add(requested.name());
            }
        }
        List<AttributeRecipe> recipes = new ArrayList<>();
        for (Attribute attribute : wanted(login)) {
            List<String> values = values(attribute, user);
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

    /** What a login's service provider asks for and this identity provider can give, whoever logs in. */
    public Set<Attribute> wanted(Login login) {
        Persona persona = login.persona();
        FederationProfile profile = persona.profile();
        Set<Attribute> wanted = new LinkedHashSet<>();
        requested(login).forEach(each -> profile.attribute(each.name()).ifPresent(wanted::add));
        login.sp().entityCategories().stream()
                .filter(persona.settings().entityCategories()::contains)
                .map(category -> profile.attributeSets().getOrDefault(category, List.of()))
                .forEach(wanted::addAll);
        if (wanted.isEmpty()) {
            wanted.addAll(persona.settings().fallbackAttributes());
        }
        return wanted;
    }

    private static List<RequestedAttribute> requested(Login login) {
        return login.role()
                .attributeConsumingService(login.attributeSet())
                .map(AttributeConsumingService::attributes)
                .orElse(List.of());
    }

    /** What the directory knows of somebody in that capacity. */
    static List<String> values(Attribute attribute, Standing user) {
        return switch (attribute) {
            case PERSONAL_IDENTITY_NUMBER,
                    GIVEN_NAME,
                    SURNAME,
                    DISPLAY_NAME,
                    DATE_OF_BIRTH,
                    LICENCE,
                    LICENCE_NUMBER,
                    LICENCE_SPECIALITY,
                    PERSONAL_PRESCRIPTION_CODE,
                    OCCUPATIONAL_CODE -> ofPerson(attribute, user.person());
            case EMPLOYEE_HSA_ID,
                    ORGANIZATION_NAME,
                    ORGANIZATION_IDENTIFIER,
                    ORG_AFFILIATION,
                    GROUP_PRESCRIPTION_CODE,
                    PA_TITLE_CODE,
                    SYSTEM_ROLE -> user.employment() == null ? List.of() : ofEmployment(attribute, user.employment());
            case COMMISSION_HSA_ID,
                    COMMISSION_NAME,
                    COMMISSION_PURPOSE,
                    COMMISSION_RIGHT,
                    HEALTH_CARE_UNIT_HSA_ID,
                    HEALTH_CARE_UNIT_NAME,
                    HEALTH_CARE_PROVIDER_HSA_ID,
                    HEALTH_CARE_PROVIDER_NAME,
                    HEALTHCARE_PROVIDER_ID,
                    PHARMACY_IDENTIFIER ->
                user.commission() == null ? List.of() : ofCommission(attribute, user.commission());
        };
    }

    private static List<String> ofPerson(Attribute attribute, TestPerson person) {
        String personnummer = person.personnummer();
        TestPerson.Hosp hosp = person.hosp();
        return switch (attribute) {
            case PERSONAL_IDENTITY_NUMBER -> one(personnummer);
            case GIVEN_NAME -> one(person.givenName());
            case SURNAME -> one(person.surname());
            case DISPLAY_NAME -> one(person.displayName());
            case DATE_OF_BIRTH -> one(personnummer == null ? null : dateOfBirth(personnummer));
            case LICENCE -> hosp.licences();
            case LICENCE_NUMBER -> one(hosp.licenceNumber());
            case LICENCE_SPECIALITY -> hosp.specialities();
            case PERSONAL_PRESCRIPTION_CODE -> one(hosp.prescriptionCode());
            case OCCUPATIONAL_CODE -> hosp.occupationalCodes();
            default -> List.of();
        };
    }

    private static List<String> ofEmployment(Attribute attribute, TestPerson.Employment employment) {
        TestPerson.Organisation organisation = employment.organisation();
        return switch (attribute) {
            case EMPLOYEE_HSA_ID -> one(employment.hsaId());
            case ORGANIZATION_NAME -> one(organisation.name());
            case ORGANIZATION_IDENTIFIER -> one(organisation.number());
            case ORG_AFFILIATION -> one(employment.hsaId() + "@" + organisation.number());
            case GROUP_PRESCRIPTION_CODE -> employment.groupPrescriptionCodes();
            case PA_TITLE_CODE -> employment.titleCodes();
            case SYSTEM_ROLE -> employment.systemRoles();
            default -> List.of();
        };
    }

    private static List<String> ofCommission(Attribute attribute, TestPerson.Commission commission) {
        TestPerson.Unit unit = commission.careUnit();
        TestPerson.Unit provider = commission.careProvider();
        return switch (attribute) {
            case COMMISSION_HSA_ID -> one(commission.hsaId());
            case COMMISSION_NAME -> one(commission.name());
            case COMMISSION_PURPOSE -> one(commission.purpose());
            case COMMISSION_RIGHT -> commission.rights();
            case HEALTH_CARE_UNIT_HSA_ID -> one(unit == null ? null : unit.hsaId());
            case HEALTH_CARE_UNIT_NAME -> one(unit == null ? null : unit.name());
            case HEALTH_CARE_PROVIDER_HSA_ID -> one(provider == null ? null : provider.hsaId());
            case HEALTH_CARE_PROVIDER_NAME -> one(provider == null ? null : provider.name());
            case HEALTHCARE_PROVIDER_ID -> one(provider == null ? null : provider.number());
            case PHARMACY_IDENTIFIER -> one(commission.pharmacyIdentifier());
            default -> List.of();
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
