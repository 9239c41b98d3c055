package se.sakeratkomst.idp.persona;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * An identity provider as data.
 *
 * @param federation sambi or sweden-connect; decides who signs what, encryption, NameID, names
 * @param displayName by language
 * @param description by language
 * @param organisation who runs it
 * @param loas the levels of assurance it is approved for
 * @param key the kind of its signing key
 * @param wantAuthnRequestsSigned whether it takes signed requests only
 * @param entityCategories the service entity categories it can deliver
 * @param fallbackAttributes released to a service provider that asks for nothing
 * @param assertionValidity from issue to Conditions/@NotOnOrAfter
 * @param confirmationValidity from issue to SubjectConfirmationData/@NotOnOrAfter
 * @param backdate how far Conditions/@NotBefore lies before issue
 * @param refuseMissingRequired whether a login fails when an attribute with isRequired cannot be given (SC-086)
 * @param cancelStatus second-level status when the user cancels (SC-106)
 */
public record PersonaSettings(
        String federation,
        Map<String, String> displayName,
        Map<String, String> description,
        Organisation organisation,
        List<Integer> loas,
        @DefaultValue("RSA_2048") KeySpec key,
        boolean wantAuthnRequestsSigned,
        @DefaultValue List<String> entityCategories,
        @DefaultValue List<Attribute> fallbackAttributes,
        Duration assertionValidity,
        Duration confirmationValidity,
        Duration backdate,
        boolean refuseMissingRequired,
        String cancelStatus) {

    /** @param number organisationsnummer, ten digits */
    public record Organisation(String name, String number, String url) {}
}
