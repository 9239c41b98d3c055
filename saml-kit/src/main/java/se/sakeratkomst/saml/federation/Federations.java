package se.sakeratkomst.saml.federation;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.sakeratkomst.saml.federation.FederationProfile.AcsRule;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.federation.FederationProfile.SigningRule;
import se.sakeratkomst.saml.xml.Ns;

/** The two federations. */
public final class Federations {
    private static final String SAMBI_ATTRIBUTE = "http://sambi.se/attributes/1/";
    private static final String EC = "http://id.elegnamnden.se/ec/1.0/";
    private static final String EC_SC = "http://id.swedenconnect.se/ec/1.0/";

    private static final List<Attribute> PNR_01 = List.of(
            Attribute.SURNAME,
            Attribute.GIVEN_NAME,
            Attribute.DISPLAY_NAME,
            Attribute.PERSONAL_IDENTITY_NUMBER,
            Attribute.DATE_OF_BIRTH);
    private static final List<Attribute> NATURAL_PERSON_01 =
            List.of(Attribute.SURNAME, Attribute.GIVEN_NAME, Attribute.DISPLAY_NAME);
    private static final List<Attribute> HSAID_01 = List.of(
            Attribute.SURNAME,
            Attribute.GIVEN_NAME,
            Attribute.DISPLAY_NAME,
            Attribute.EMPLOYEE_HSA_ID,
            Attribute.DATE_OF_BIRTH);
    private static final List<Attribute> ORG_PERSON_01 = List.of(
            Attribute.DISPLAY_NAME,
            Attribute.ORG_AFFILIATION,
            Attribute.ORGANIZATION_NAME,
            Attribute.ORGANIZATION_IDENTIFIER);

    /** Sambi: identity and authorization for health, care and veterinarians. */
    public static final FederationProfile SAMBI = new FederationProfile(
            "sambi",
            "Sambi (TEST)",
            Set.of(Ns.BINDING_REDIRECT),
            AcsRule.MUST_BE_STATED,
            SigningRule.OPTIONAL,
            SigningRule.ALWAYS,
            EncryptionRule.WHEN_ACS_LACKS_TLS,
            Ns.NAMEID_TRANSIENT,
            true,
            true,
            false,
            levels(Map.of(2, "http://id.sambi.se/loa/loa2", 3, "http://id.sambi.se/loa/loa3")),
            names(Map.ofEntries(
                    entry(Attribute.PERSONAL_IDENTITY_NUMBER, SAMBI_ATTRIBUTE + "personalIdentityNumber"),
                    entry(Attribute.GIVEN_NAME, SAMBI_ATTRIBUTE + "givenName"),
                    entry(Attribute.SURNAME, SAMBI_ATTRIBUTE + "surname"),
                    entry(Attribute.EMPLOYEE_HSA_ID, SAMBI_ATTRIBUTE + "employeeHsaId"),
                    entry(Attribute.ORGANIZATION_NAME, SAMBI_ATTRIBUTE + "organizationName"),
                    entry(Attribute.ORGANIZATION_IDENTIFIER, SAMBI_ATTRIBUTE + "organizationIdentifier"),
                    entry(Attribute.COMMISSION_HSA_ID, SAMBI_ATTRIBUTE + "commissionHsaId"),
                    entry(Attribute.COMMISSION_NAME, SAMBI_ATTRIBUTE + "commissionName"),
                    entry(Attribute.COMMISSION_PURPOSE, SAMBI_ATTRIBUTE + "commissionPurpose"),
                    entry(Attribute.COMMISSION_RIGHT, SAMBI_ATTRIBUTE + "commissionRight"),
                    entry(Attribute.HEALTH_CARE_UNIT_HSA_ID, SAMBI_ATTRIBUTE + "healthCareUnitHsaId"),
                    entry(Attribute.HEALTH_CARE_UNIT_NAME, SAMBI_ATTRIBUTE + "healthCareUnitName"),
                    entry(Attribute.HEALTH_CARE_PROVIDER_HSA_ID, SAMBI_ATTRIBUTE + "healthCareProviderHsaId"),
                    entry(Attribute.HEALTH_CARE_PROVIDER_NAME, SAMBI_ATTRIBUTE + "healthCareProviderName"),
                    entry(Attribute.HEALTHCARE_PROVIDER_ID, SAMBI_ATTRIBUTE + "healthcareProviderId"),
                    entry(Attribute.LICENCE, SAMBI_ATTRIBUTE + "healthcareProfessionalLicense"),
                    entry(Attribute.LICENCE_NUMBER, SAMBI_ATTRIBUTE + "healthcareProfessionalLicenseIdentityNumber"),
                    entry(Attribute.LICENCE_SPECIALITY, SAMBI_ATTRIBUTE + "healthCareProfessionalLicenceSpeciality"),
                    entry(Attribute.PERSONAL_PRESCRIPTION_CODE, SAMBI_ATTRIBUTE + "personalPrescriptionCode"),
                    entry(Attribute.GROUP_PRESCRIPTION_CODE, SAMBI_ATTRIBUTE + "groupPrescriptionCode"),
                    entry(Attribute.OCCUPATIONAL_CODE, SAMBI_ATTRIBUTE + "occupationalCode"),
                    entry(Attribute.PHARMACY_IDENTIFIER, SAMBI_ATTRIBUTE + "pharmacyIdentifier"),
                    entry(Attribute.PA_TITLE_CODE, SAMBI_ATTRIBUTE + "paTitleCode"),
                    entry(Attribute.SYSTEM_ROLE, SAMBI_ATTRIBUTE + "systemRole"))),
            Map.of(),
            Duration.ofMinutes(3),
            Map.ofEntries(
                    entry(Rule.REQUEST_BINDING, "SAMBI-014"),
                    entry(Rule.ACS_REGISTERED, "SAMBI-017"),
                    entry(Rule.ACS_STATED, "SAMBI-016"),
                    entry(Rule.ACS_URL_OR_INDEX, "SAMBI-016"),
                    entry(Rule.COMPARISON_EXACT, "SAMBI-040"),
                    entry(Rule.REQUEST_SIGNED, "SAMBI-034"),
                    entry(Rule.REQUEST_SIGNATURE_VALID, "SAMBI-034"),
                    entry(Rule.NO_SUBJECT, "SAMBI-018"),
                    entry(Rule.NAME_ID_POLICY, "SAMBI-019"),
                    entry(Rule.SIGNATURE_ALGORITHM, "SAMBI-039"),
                    entry(Rule.LOA_SUPPORTED, "SAMBI-040"),
                    entry(Rule.ATTRIBUTES_BY_NEED, "SAMBI-043"),
                    entry(Rule.RESPONSE_SIGNED, "SAMBI-022"),
                    entry(Rule.ASSERTION_SIGNED, "SAMBI-022"),
                    entry(Rule.UNSOLICITED, "SAMBI-024"),
                    entry(Rule.REGISTERED, "SAMBI-002")));

    /** Sweden Connect: identity only. */
    public static final FederationProfile SWEDEN_CONNECT = new FederationProfile(
            "sweden-connect",
            "Sweden Connect (TEST)",
            Set.of(Ns.BINDING_REDIRECT, Ns.BINDING_POST),
            AcsRule.SHOULD_BE_STATED,
            SigningRule.ALWAYS,
            SigningRule.WHEN_WANTED,
            EncryptionRule.ALWAYS,
            Ns.NAMEID_PERSISTENT,
            false,
            false,
            true,
            levels(Map.of(
                    1, "http://id.elegnamnden.se/loa/1.0/loa1",
                    2, "http://id.elegnamnden.se/loa/1.0/loa2",
                    3, "http://id.elegnamnden.se/loa/1.0/loa3",
                    4, "http://id.elegnamnden.se/loa/1.0/loa4")),
            names(Map.ofEntries(
                    entry(Attribute.PERSONAL_IDENTITY_NUMBER, "urn:oid:1.2.752.29.4.13"),
                    entry(Attribute.GIVEN_NAME, "urn:oid:2.5.4.42"),
                    entry(Attribute.SURNAME, "urn:oid:2.5.4.4"),
                    entry(Attribute.DISPLAY_NAME, "urn:oid:2.16.840.1.113730.3.1.241"),
                    entry(Attribute.DATE_OF_BIRTH, "urn:oid:1.3.6.1.5.5.7.9.1"),
                    entry(Attribute.EMPLOYEE_HSA_ID, "urn:oid:1.2.752.29.6.2.1"),
                    entry(Attribute.ORGANIZATION_NAME, "urn:oid:2.5.4.10"),
                    entry(Attribute.ORGANIZATION_IDENTIFIER, "urn:oid:2.5.4.97"),
                    entry(Attribute.ORG_AFFILIATION, "urn:oid:1.2.752.201.3.1"))),
            Map.ofEntries(
                    entry(EC + "loa2-pnr", PNR_01),
                    entry(EC + "loa3-pnr", PNR_01),
                    entry(EC + "loa4-pnr", PNR_01),
                    entry(EC_SC + "loa2-name", NATURAL_PERSON_01),
                    entry(EC_SC + "loa3-name", NATURAL_PERSON_01),
                    entry(EC_SC + "loa4-name", NATURAL_PERSON_01),
                    entry(EC_SC + "loa2-orgid", ORG_PERSON_01),
                    entry(EC_SC + "loa3-orgid", ORG_PERSON_01),
                    entry(EC_SC + "loa4-orgid", ORG_PERSON_01),
                    entry(EC_SC + "loa3-hsaid", HSAID_01)),
            Duration.ofMinutes(3),
            Map.ofEntries(
                    entry(Rule.REQUEST_BINDING, "SC-040"),
                    entry(Rule.ACS_REGISTERED, "SC-048"),
                    entry(Rule.ACS_STATED, "SC-047"),
                    entry(Rule.ACS_URL_OR_INDEX, "SC-049"),
                    entry(Rule.DESTINATION, "SC-050"),
                    entry(Rule.COMPARISON_EXACT, "SC-055"),
                    entry(Rule.LOA_REQUESTED, "SC-054"),
                    entry(Rule.FORCE_AUTHN_STATED, "SC-051"),
                    entry(Rule.REQUEST_SIGNED, "SC-041"),
                    entry(Rule.REQUEST_SIGNATURE_VALID, "SC-042"),
                    entry(Rule.NAME_ID_POLICY, "SC-035"),
                    entry(Rule.SIGNATURE_ALGORITHM, "SC-123"),
                    entry(Rule.LOA_SUPPORTED, "SC-064"),
                    entry(Rule.ATTRIBUTES_BY_NEED, "SC-087"),
                    entry(Rule.RESPONSE_SIGNED, "SC-068"),
                    entry(Rule.ASSERTION_SIGNED, "SC-069"),
                    entry(Rule.UNSOLICITED, "SC-072"),
                    entry(Rule.REGISTERED, "SC-001")));

    private Federations() {}

    /** Both. */
    public static List<FederationProfile> all() {
        return List.of(SAMBI, SWEDEN_CONNECT);
    }

    /** The federation with that id; anything else is an error that names the ids there are. */
    public static FederationProfile byId(String id) {
        return all().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no federation '%s'; there are 'sambi' and 'sweden-connect'".formatted(id)));
    }

    private static SortedMap<Integer, String> levels(Map<Integer, String> uris) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(uris));
    }

    private static Map<Attribute, String> names(Map<Attribute, String> names) {
        return Collections.unmodifiableMap(new EnumMap<>(names));
    }
}
