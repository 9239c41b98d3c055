package se.sakeratkomst.saml.federation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where the two federations differ. Everything that decides on a federation reads it here; there is no other place that asks
 * which federation this is.
 *
 * @param id the name in paths, files and tags
 * @param name the name for people
 * @param requestBindings the bindings an SP may send its AuthnRequest with (SC-040, SAMBI-014)
 * @param acsRule whether the request must name its AssertionConsumerServiceURL (SC-047, SAMBI-016)
 * @param responseSigning whether the Response is signed (SC-068, SAMBI-022)
 * @param assertionSigning whether the Assertion is signed (SC-069, SAMBI-022)
 * @param encryption when the Assertion is encrypted (SC-070, SAMBI-023)
 * @param defaultNameIdFormat the format when the SP states none (SC-036, SAMBI-027)
 * @param unsolicitedAccepted whether a Response without a request is right (SC-072, SAMBI-024)
 * @param subjectForbidden whether an AuthnRequest with a Subject is wrong (SAMBI-018)
 * @param confirmationAddress whether SubjectConfirmationData carries the user's address (SC-079)
 * @param loaUris the AuthnContextClassRef for each level of assurance
 * @param attributeNames the attribute's Name for each concept; a concept without name does not exist in the federation
 * @param attributeSets what each entity category makes an IdP release (SC-125 to SC-128)
 * @param clockSkew how far clocks may differ
 * @param rules the id that stands for a rule in this federation's part of the catalogue
 */
public record FederationProfile(
        String id,
        String name,
        Set<String> requestBindings,
        AcsRule acsRule,
        SigningRule responseSigning,
        SigningRule assertionSigning,
        EncryptionRule encryption,
        String defaultNameIdFormat,
        boolean unsolicitedAccepted,
        boolean subjectForbidden,
        boolean confirmationAddress,
        SortedMap<Integer, String> loaUris,
        Map<Attribute, String> attributeNames,
        Map<String, List<Attribute>> attributeSets,
        Duration clockSkew,
        Map<Rule, String> rules) {

    /** How the AssertionConsumerService is named in a request. */
    public enum AcsRule {
        SHOULD_BE_STATED,
        MUST_BE_STATED
    }

    /** When something is signed. */
    public enum SigningRule {
        ALWAYS,
        WHEN_WANTED,
        OPTIONAL
    }

    /** When an assertion is encrypted. */
    public enum EncryptionRule {
        ALWAYS,
        WHEN_ACS_LACKS_TLS
    }

    /** Rules that both federations have, under an id of their own. */
    public enum Rule {
        REQUEST_BINDING,
        ACS_REGISTERED,
        ACS_STATED,
        ACS_URL_OR_INDEX,
        DESTINATION,
        COMPARISON_EXACT,
        LOA_REQUESTED,
        FORCE_AUTHN_STATED,
        REQUEST_SIGNED,
        REQUEST_SIGNATURE_VALID,
        NO_SUBJECT,
        NAME_ID_POLICY,
        SIGNATURE_ALGORITHM,
        LOA_SUPPORTED,
        ATTRIBUTES_BY_NEED,
        RESPONSE_SIGNED,
        ASSERTION_SIGNED,
        UNSOLICITED,
        REGISTERED
    }

    /** The catalogue's id of a rule in this federation. */
    public String rule(Rule rule) {
        return rules.getOrDefault(rule, "SAML-" + rule.name());
    }

    /** Whether this federation has such a rule. */
    public boolean has(Rule rule) {
        return rules.containsKey(rule);
    }

    /** The LoA URI of a level. */
    public String loa(int level) {
        String uri = loaUris.get(level);
        if (uri == null) {
            throw new IllegalArgumentException(
                    "%s has no level of assurance %d, only %s".formatted(name, level, loaUris.keySet()));
        }
        return uri;
    }

    /** The level that a LoA URI of this federation stands for. */
    public Optional<Integer> level(String loaUri) {
        return loaUris.entrySet().stream()
                .filter(entry -> entry.getValue().equals(loaUri))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The attribute's Name in this federation, where it has one. */
    public Optional<String> nameOf(Attribute attribute) {
        return Optional.ofNullable(attributeNames.get(attribute));
    }

    /** The concept behind an attribute's Name in this federation. */
    public Optional<Attribute> attribute(String name) {
        return attributeNames.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** FriendlyName as the federation's tables give it: never decides anything. */
    public String friendlyName(Attribute attribute) {
        return FriendlyNames.of(attribute, this);
    }
}
