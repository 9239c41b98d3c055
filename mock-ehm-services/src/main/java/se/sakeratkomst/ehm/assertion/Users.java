package se.sakeratkomst.ehm.assertion;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.Finding;
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
                rules.rolesOf(attributes, proven.form()),
                attributes.first(Attribute.PERSONAL_PRESCRIPTION_CODE).orElse(null),
                attributes.all(Attribute.LICENCE),
                attributes.all(Attribute.OCCUPATIONAL_CODE),
                rules.careProviderOf(attributes).orElse(null),
                attributes.first(Attribute.PHARMACY_IDENTIFIER).orElse(null));
    }

    /** That somebody is proved in the form that is for others: staff by a Response, or a private person by an Assertion. */
    public Optional<Finding> wrongForm(Proven proven, UserAttributes attributes) {
        if (!rules.rolesOf(attributes, proven.form()).isEmpty()) {
            return Optional.empty();
        }
        List<String> otherwise = rules.rolesOf(attributes, proven.form().other());
        if (otherwise.isEmpty()) {
            return Optional.empty();
        }
        boolean alone = proven.form() == ProofForm.ASSERTION;
        return Optional.of(
                Finding.error(
                        "EHM-020",
                        "reading the proof of the user",
                        (alone ? "an Assertion alone" : "a whole Response") + ", with attributes that give the role "
                                + String.join(", ", otherwise),
                        alone
                                ? "the whole signed Response: that is what proves a private person"
                                : "the signed Assertion alone: that is what proves staff",
                        alone
                                ? "Keep the Response of the login as the identity provider sent it, and send all of it."
                                : "Take the Assertion out of the Response, decrypt it where it is encrypted, and send that alone."));
    }
}
