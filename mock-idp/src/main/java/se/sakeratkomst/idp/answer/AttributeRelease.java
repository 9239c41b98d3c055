package se.sakeratkomst.idp.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaSettings.Fact;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.federation.Attribute;
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
    private static final String TRANSACTION_IDENTIFIER = "urn:oid:1.2.752.201.3.2";

    /**
     * What is released.
     *
     * @param attributes with their values
     * @param missingRequired names of attributes with isRequired that the person has not got, or the federation has not
     */
    public record Released(List<AttributeRecipe> attributes, List<String> missingRequired) {}

    /** An attribute under the name that is asked for. */
    private record Item(
            String name,
            String friendlyName,
            @Nullable Attribute attribute,
            @Nullable Fact fact) {}

    /** What a login's service provider gets about a person. */
    public Released release(Login login, Standing user, Circumstances circumstances) {
        List<AttributeRecipe> recipes = new ArrayList<>();
        for (Item item : items(login)) {
            List<String> values = values(item, login, user, circumstances);
            if (!values.isEmpty()) {
                recipes.add(new AttributeRecipe(item.name(), Ns.ATTRNAME_URI, item.friendlyName(), values));
            }
        }
        if (login.persona().settings().answers().transactionIdentifier()
                && recipes.stream().noneMatch(given -> TRANSACTION_IDENTIFIER.equals(given.name()))) {
            recipes.add(new AttributeRecipe(
                    TRANSACTION_IDENTIFIER, Ns.ATTRNAME_URI, "transactionIdentifier", List.of(login.id())));
        }
        Set<String> given = recipes.stream().map(AttributeRecipe::name).collect(Collectors.toSet());
        List<String> missing = requested(login).stream()
                .filter(RequestedAttribute::required)
                .map(RequestedAttribute::name)
                .filter(name -> !given.contains(name))
                .toList();
        return new Released(recipes, missing);
    }

    /** What a login's service provider asks for and this identity provider can give, whoever logs in. */
    public Set<Attribute> wanted(Login login) {
        return items(login).stream()
                .flatMap(item -> Optional.ofNullable(item.attribute()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Collection<Item> items(Login login) {
        Persona persona = login.persona();
        Map<String, Item> items = new LinkedHashMap<>();
        requested(login)
                .forEach(each -> item(persona, each.name()).ifPresent(item -> items.putIfAbsent(item.name(), item)));
        login.sp().entityCategories().stream()
                .filter(persona::declares)
                .flatMap(category -> persona.profile().attributeSets().getOrDefault(category, List.of()).stream())
                .forEach(attribute ->
                        ofFederation(persona, attribute).ifPresent(item -> items.putIfAbsent(item.name(), item)));
        if (items.isEmpty()) {
            persona.settings()
                    .fallbackAttributes()
                    .forEach(attribute ->
                            ofFederation(persona, attribute).ifPresent(item -> items.putIfAbsent(item.name(), item)));
        }
        return items.values();
    }

    private static Optional<Item> item(Persona persona, String name) {
        return persona.profile()
                .attribute(name)
                .flatMap(attribute -> ofFederation(persona, attribute))
                .or(() -> persona.settings().attributes().stream()
                        .filter(extra -> extra.name().equals(name))
                        .findFirst()
                        .map(extra -> new Item(name, name, extra.attribute(), extra.fact())));
    }

    private static Optional<Item> ofFederation(Persona persona, Attribute attribute) {
        return persona.profile()
                .nameOf(attribute)
                .map(name -> new Item(name, persona.profile().friendlyName(attribute), attribute, null));
    }

    private static List<RequestedAttribute> requested(Login login) {
        return login.role()
                .attributeConsumingService(login.attributeSet())
                .map(AttributeConsumingService::attributes)
                .orElse(List.of());
    }

    private static List<String> values(Item item, Login login, Standing user, Circumstances circumstances) {
        if (item.attribute() != null) {
            return values(item.attribute(), user);
        }
        return item.fact() == null ? List.of() : CredentialFacts.values(item.fact(), login, user, circumstances);
    }

    /** The values by which somebody in that capacity can be pointed out under an attribute's name. */
    static List<String> valuesOf(Persona persona, String name, Standing user) {
        return item(persona, name)
                .flatMap(item -> Optional.ofNullable(item.attribute()))
                .map(attribute -> values(attribute, user))
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
            case LICENCE_SPECIALITY ->
                hosp.specialities().stream().map(AttributeRelease::speciality).toList();
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

    /** As the federation writes it: one JSON object a value (SAMBI-064). */
    private static String speciality(String licenceAndCode) {
        int at = licenceAndCode.indexOf(';');
        String code = licenceAndCode.substring(at + 1);
        return "{\"healthCareProfessionalLicenseCode\":\"%s\",\"specialityCode\":\"%s\",\"specialityName\":\"TEST %s\"}"
                .formatted(licenceAndCode.substring(0, Math.max(at, 0)), code, code);
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
