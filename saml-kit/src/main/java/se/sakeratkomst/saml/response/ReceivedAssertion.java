package se.sakeratkomst.saml.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An Assertion as it was received. Only what stands directly where it belongs is read, whole texts only.
 *
 * @param element what it was read from
 * @param nameId empty when there is none
 * @param confirmations every SubjectConfirmation
 * @param conditions empty when there are none
 * @param authnStatements every AuthnStatement
 * @param attributeStatements how many AttributeStatement elements there are
 * @param attributes values by Name; several Attribute elements with one Name are joined and named in duplicates
 * @param duplicates attribute names that stand in more than one Attribute element (SC-124)
 */
public record ReceivedAssertion(
        Element element,
        String id,
        String version,
        Optional<Instant> issueInstant,
        String issuer,
        @Nullable String issuerFormat,
        Optional<NameId> nameId,
        List<Confirmation> confirmations,
        Optional<Conditions> conditions,
        List<AuthnStatement> authnStatements,
        int attributeStatements,
        Map<String, List<String>> attributes,
        List<String> duplicates) {

    /** saml:NameID. */
    public record NameId(
            String value,
            @Nullable String format,
            @Nullable String nameQualifier,
            @Nullable String spNameQualifier) {}

    /** saml:SubjectConfirmation; times as they can be read, with a flag for one that is there but cannot. */
    public record Confirmation(
            @Nullable String method,
            boolean data,
            @Nullable String inResponseTo,
            @Nullable String recipient,
            boolean notBeforePresent,
            Optional<Instant> notOnOrAfter,
            @Nullable String address) {}

    /**
     * saml:Conditions.
     *
     * @param notBeforePresent whether the attribute is there, readable or not
     * @param audienceRestrictions one inner list for each AudienceRestriction; all must be met
     * @param unknown conditions that are neither AudienceRestriction, OneTimeUse nor ProxyRestriction
     */
    public record Conditions(
            boolean notBeforePresent,
            Optional<Instant> notBefore,
            boolean notOnOrAfterPresent,
            Optional<Instant> notOnOrAfter,
            List<List<String>> audienceRestrictions,
            boolean oneTimeUse,
            List<String> unknown) {}

    /** saml:AuthnStatement. */
    public record AuthnStatement(
            Optional<Instant> authnInstant,
            @Nullable String sessionIndex,
            Optional<Instant> sessionNotOnOrAfter,
            Optional<String> classRef) {}

    /** Reads; verifies nothing: give it an element that was verified. */
    public static ReceivedAssertion read(Element element) {
        if (!Elements.is(element, Ns.SAML, "Assertion")) {
            throw SamlRefusal.of(
                    "SAML-CORE-2.3.3",
                    "reading an Assertion",
                    "the element " + element.getNodeName(),
                    "saml:Assertion",
                    "Send an Assertion.");
        }
        Optional<Element> issuer = Elements.child(element, Ns.SAML, "Issuer");
        Optional<Element> subject = Elements.child(element, Ns.SAML, "Subject");
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        List<String> duplicates = new ArrayList<>();
        List<Element> statements = Elements.children(element, Ns.SAML, "AttributeStatement");
        statements.forEach(statement -> attributes(statement, attributes, duplicates));
        return new ReceivedAssertion(
                element,
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "Version").orElse(""),
                Elements.attr(element, "IssueInstant").flatMap(Instants::read),
                issuer.map(Elements::text).orElse(""),
                issuer.flatMap(i -> Elements.attr(i, "Format")).orElse(null),
                subject.flatMap(s -> Elements.child(s, Ns.SAML, "NameID")).map(ReceivedAssertion::nameId),
                subject.map(s -> Elements.children(s, Ns.SAML, "SubjectConfirmation").stream()
                                .map(ReceivedAssertion::confirmation)
                                .toList())
                        .orElse(List.of()),
                Elements.child(element, Ns.SAML, "Conditions").map(ReceivedAssertion::conditions),
                Elements.children(element, Ns.SAML, "AuthnStatement").stream()
                        .map(ReceivedAssertion::authnStatement)
                        .toList(),
                statements.size(),
                attributes,
                duplicates);
    }

    /** The LoA: AuthnContextClassRef of the only AuthnStatement; empty when there are none or several. */
    public Optional<String> loa() {
        return authnStatements.size() == 1 ? authnStatements.get(0).classRef() : Optional.empty();
    }

    /** All values of an attribute. */
    public List<String> values(String name) {
        return attributes.getOrDefault(name, List.of());
    }

    /** The value of an attribute that has exactly one. */
    public Optional<String> value(String name) {
        List<String> values = values(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static NameId nameId(Element nameId) {
        return new NameId(
                Elements.text(nameId),
                Elements.attrOrNull(nameId, "Format"),
                Elements.attrOrNull(nameId, "NameQualifier"),
                Elements.attrOrNull(nameId, "SPNameQualifier"));
    }

    private static Confirmation confirmation(Element confirmation) {
        Optional<Element> data = Elements.child(confirmation, Ns.SAML, "SubjectConfirmationData");
        return new Confirmation(
                Elements.attrOrNull(confirmation, "Method"),
                data.isPresent(),
                data.flatMap(d -> Elements.attr(d, "InResponseTo")).orElse(null),
                data.flatMap(d -> Elements.attr(d, "Recipient")).orElse(null),
                data.map(d -> d.hasAttributeNS(null, "NotBefore")).orElse(false),
                data.flatMap(d -> Elements.attr(d, "NotOnOrAfter")).flatMap(Instants::read),
                data.flatMap(d -> Elements.attr(d, "Address")).orElse(null));
    }

    private static Conditions conditions(Element conditions) {
        List<String> unknown = new ArrayList<>();
        for (Element child : Elements.children(conditions)) {
            boolean known = Elements.is(child, Ns.SAML, "AudienceRestriction")
                    || Elements.is(child, Ns.SAML, "OneTimeUse")
                    || Elements.is(child, Ns.SAML, "ProxyRestriction");
            if (!known) {
                unknown.add(child.getNodeName());
            }
        }
        return new Conditions(
                conditions.hasAttributeNS(null, "NotBefore"),
                Elements.attr(conditions, "NotBefore").flatMap(Instants::read),
                conditions.hasAttributeNS(null, "NotOnOrAfter"),
                Elements.attr(conditions, "NotOnOrAfter").flatMap(Instants::read),
                Elements.children(conditions, Ns.SAML, "AudienceRestriction").stream()
                        .map(restriction -> Elements.children(restriction, Ns.SAML, "Audience").stream()
                                .map(Elements::text)
                                .toList())
                        .toList(),
                Elements.child(conditions, Ns.SAML, "OneTimeUse").isPresent(),
                unknown);
    }

    private static AuthnStatement authnStatement(Element statement) {
        return new AuthnStatement(
                Elements.attr(statement, "AuthnInstant").flatMap(Instants::read),
                Elements.attrOrNull(statement, "SessionIndex"),
                Elements.attr(statement, "SessionNotOnOrAfter").flatMap(Instants::read),
                Elements.child(statement, Ns.SAML, "AuthnContext")
                        .flatMap(context -> Elements.childText(context, Ns.SAML, "AuthnContextClassRef"))
                        .filter(text -> !text.isEmpty()));
    }

    private static void attributes(Element statement, Map<String, List<String>> into, List<String> duplicates) {
        for (Element attribute : Elements.children(statement, Ns.SAML, "Attribute")) {
            String name = attribute.getAttributeNS(null, "Name");
            if (into.containsKey(name)) {
                duplicates.add(name);
            }
            into.computeIfAbsent(name, n -> new ArrayList<>())
                    .addAll(Elements.children(attribute, Ns.SAML, "AttributeValue").stream()
                            .map(Elements::text)
                            .toList());
        }
    }
}
