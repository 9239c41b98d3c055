package se.sakeratkomst.idp.persona;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.xml.Ns;

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
 * @param sso how long after the card was used the session answers for its user; zero for never, at most 60 minutes (SC-156)
 * @param logoutBindings the bindings of its SingleLogoutService: redirect, post, soap; none for no single logout (SAMBI-038)
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
        @DefaultValue("PT0S") Duration sso,
        @DefaultValue List<LogoutBinding> logoutBindings,
        String cancelStatus) {

    /** The longest session there may be since the card was used. */
    public static final Duration LONGEST_SSO = Duration.ofMinutes(60);

    public PersonaSettings {
        if (sso.isNegative() || sso.compareTo(LONGEST_SSO) > 0) {
            throw new IllegalArgumentException("Read the setting sso of a persona: observed " + sso
                    + "; expected PT0S to PT60M, for a session answers for its user at most 60 minutes after the card was"
                    + " used (SC-156). Shorten it.");
        }
    }

    /** How logout messages come. */
    public enum LogoutBinding {
        REDIRECT(Ns.BINDING_REDIRECT),
        POST(Ns.BINDING_POST),
        SOAP(Ns.BINDING_SOAP);

        private final String uri;

        LogoutBinding(String uri) {
            this.uri = uri;
        }

        /** The binding's URI. */
        public String uri() {
            return uri;
        }

        /** Its endpoint below the persona's address. */
        public String path() {
            return "/slo/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param number organisationsnummer, ten digits */
    public record Organisation(String name, String number, String url) {}
}
