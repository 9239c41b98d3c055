package se.sakeratkomst.idp.persona;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sakeratkomst.idp.card.Way;
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
 * @param artifact how an artifact travels where a service provider wants one in the place of the answer; null for never
 * @param holderOfKey whether it also answers for the key that the browser shows, by the holder-of-key profile
 * @param cancelStatus second-level status when the user cancels (SC-106)
 * @param awaited whether the service is ready only when the federation has registered it
 * @param loaUris other URIs for its levels than the federation's, as one without review has (SC-147)
 * @param capLevel whether a card of a higher level counts as the highest level it is approved for
 * @param eid which e-legitimation it takes: decides the words on its pages
 * @param cardPolicies the certificate policies it takes, by the words of the card service's policies; empty for all
 * @param ways how a card may be shown; empty for all
 * @param attributes attributes under names that the federation has not
 * @param staff who works where, by its own directory and not by HSA's; empty for HSA's
 * @param privately whether somebody who works somewhere may log in as a private person too
 * @param ownStaffOnly whether nothing but its own directory counts
 * @param principalSelection names of the attributes by which a service provider may say who is to log in
 * @param answers the shape of its answers where that is its own
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
        @Nullable ArtifactBy artifact,
        boolean holderOfKey,
        String cancelStatus,
        boolean awaited,
        @DefaultValue Map<Integer, String> loaUris,
        boolean capLevel,
        @DefaultValue("siths") String eid,
        @DefaultValue List<String> cardPolicies,
        @DefaultValue List<Way> ways,
        @DefaultValue List<Extra> attributes,
        @DefaultValue List<Staff> staff,
        boolean ownStaffOnly,
        boolean privately,
        @DefaultValue List<String> principalSelection,
        @DefaultValue Shape answers) {

    /**
     * An attribute of its own: one of the two says what it tells.
     *
     * @param attribute the same as the federation tells under its own name
     * @param fact what is known of the login
     */
    public record Extra(
            String name,
            @Nullable Attribute attribute,
            @Nullable Fact fact) {}

    /** What is known of a login beyond the person. */
    public enum Fact {
        ALL_EMPLOYEE_HSA_IDS,
        ALL_COMMISSIONS,
        LEVEL_OF_ASSURANCE,
        AUTHENTICATION_METHOD,
        CARD_ISSUER,
        CARD_SUBJECT,
        CARD_CERTIFICATE,
        CARD_POLICY,
        SIGNING_IDENTITY_PROVIDER,
        MAIL,
        FULL_NAME,
        TRANSACTION
    }

    /**
     * Somebody in the identity provider's own directory.
     *
     * @param person personnummer
     * @param id the tjänste-id there
     */
    public record Staff(
            String person,
            String id,
            Organisation organisation,
            @Nullable String title) {}

    /**
     * The shape of the answers.
     *
     * @param issuerFormat whether Issuer carries the format entity (INERA-005)
     * @param notBefore whether Conditions has a NotBefore
     * @param missingRequiredPage whether a missing attribute with isRequired ends on a page of its own, with 400 and no Response
     *     (INERA-003)
     * @param transactionIdentifier whether each answer tells the transaction (SC-178)
     * @param refuseOddSignMessage whether a sign message that cannot be shown is an error even when it need not be (SC-176)
     * @param inProgressStatus second-level status for somebody whom another login waits for in the app already; null where two may wait
     *     at a time (SC-179)
     * @param encrypted whether the Assertion is encrypted where the federation wants it: one in the clear can be shown to others, under the
     *     Response's own signature
     * @param showReleased whether the user sees what is told of them before it is, and may say no (SC-155)
     */
    public record Shape(
            boolean issuerFormat,
            @DefaultValue("true") boolean notBefore,
            boolean missingRequiredPage,
            boolean transactionIdentifier,
            boolean refuseOddSignMessage,
            @Nullable String inProgressStatus,
            @DefaultValue("true") boolean encrypted,
            boolean showReleased) {}

    /** Whether a way of showing a card is open. */
    public boolean takes(Way way) {
        return ways.isEmpty() || ways.contains(way);
    }

    /** The longest session there may be since the card was used. */
    public static final Duration LONGEST_SSO = Duration.ofMinutes(60);

    public PersonaSettings {
        if (sso.isNegative() || sso.compareTo(LONGEST_SSO) > 0) {
            throw new IllegalArgumentException("Read the setting sso of a persona: observed " + sso
                    + "; expected PT0S to PT60M, for a session answers for its user at most 60 minutes after the card was"
                    + " used (SC-156). Shorten it.");
        }
    }

    /** How an artifact travels through the browser. */
    public enum ArtifactBy {
        /** In a form that the browser posts. */
        FORM,
        /** In the address that the browser opens; in a form where that address has a query of its own. */
        REDIRECT
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
