package se.sakeratkomst.ehm.assertion;

import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.federation.Attribute;

/** Makes the user out of a proven assertion, by the access rules. */
public final class Users {

    private final AccessRules rules;

    public Users(AccessRules rules) {
        this.rules = rules;
    }

    /** @param attributes the assertion's, with those of a supplement where there was one */
    public User of(Proven proven, UserAttributes attributes) {
        return new User(
                attributes
                        .first(Attribute.EMPLOYEE_HSA_ID)
                        .or(() -> attributes.first(Attribute.PERSONAL_IDENTITY_NUMBER))
                        .or(() -> proven.assertion().nameId().map(nameId -> nameId.value()))
                        .orElse(""),
                proven.assertion().id(),
                proven.assertion().issuer(),
                proven.federation().id(),
                proven.eService().entityId(),
                proven.loa(),
                proven.assertion().loa().orElse(""),
                rules.rolesOf(attributes),
                attributes.first(Attribute.PERSONAL_PRESCRIPTION_CODE).orElse(null),
                attributes.all(Attribute.LICENCE),
                attributes.all(Attribute.OCCUPATIONAL_CODE),
                rules.careProviderOf(attributes).orElse(null),
                attributes.first(Attribute.PHARMACY_IDENTIFIER).orElse(null));
    }
}
