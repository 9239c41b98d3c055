package se.sakeratkomst.saml.federation;

import java.util.Map;

/** FriendlyNames; for people only (SC-131). */
final class FriendlyNames {
    private static final String SAMBI_PREFIX = "http://sambi.se/attributes/1/";
    private static final Map<Attribute, String> OID_NAMES = Map.ofEntries(
            Map.entry(Attribute.PERSONAL_IDENTITY_NUMBER, "personalIdentityNumber"),
            Map.entry(Attribute.GIVEN_NAME, "givenName"),
            Map.entry(Attribute.SURNAME, "sn"),
            Map.entry(Attribute.DISPLAY_NAME, "displayName"),
            Map.entry(Attribute.DATE_OF_BIRTH, "dateOfBirth"),
            Map.entry(Attribute.EMPLOYEE_HSA_ID, "employeeHsaId"),
            Map.entry(Attribute.ORGANIZATION_NAME, "o"),
            Map.entry(Attribute.ORGANIZATION_IDENTIFIER, "organizationIdentifier"),
            Map.entry(Attribute.ORG_AFFILIATION, "orgAffiliation"));

    private FriendlyNames() {}

    static String of(Attribute attribute, FederationProfile profile) {
        String name = profile.nameOf(attribute).orElse(attribute.name());
        return name.startsWith(SAMBI_PREFIX)
                ? name.substring(SAMBI_PREFIX.length())
                : OID_NAMES.getOrDefault(attribute, name);
    }
}
