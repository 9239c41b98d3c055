package se.sakeratkomst.saml.authn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * samlp:AuthnRequest. What is null or empty stands not in the message.
 *
 * @param id the request's ID
 * @param version "2.0" in a right one
 * @param issueInstant as written, so that a wrong one can be shown
 * @param issuer the SP's entity id
 * @param destination the URL it is sent to
 * @param acsUrl AssertionConsumerServiceURL
 * @param acsIndex AssertionConsumerServiceIndex
 * @param protocolBinding the binding wanted for the answer
 * @param forceAuthn empty when not stated (SC-051)
 * @param isPassive empty when not stated
 * @param nameIdFormat NameIDPolicy/@Format
 * @param allowCreate NameIDPolicy/@AllowCreate
 * @param spNameQualifier NameIDPolicy/@SPNameQualifier
 * @param requestedLoas AuthnContextClassRef values in order
 * @param comparison RequestedAuthnContext/@Comparison, null when not stated
 * @param attributeConsumingServiceIndex which attribute set is wanted
 * @param subjectPresent whether a saml:Subject is there (SAMBI-018)
 * @param providerName ProviderName
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.3; SAMBI-014 to SAMBI-020</a>
 */
public record AuthnRequest(
        String id,
        String version,
        String issueInstant,
        String issuer,
        @Nullable String destination,
        @Nullable String acsUrl,
        Optional<Integer> acsIndex,
        @Nullable String protocolBinding,
        Optional<Boolean> forceAuthn,
        Optional<Boolean> isPassive,
        @Nullable String nameIdFormat,
        Optional<Boolean> allowCreate,
        @Nullable String spNameQualifier,
        List<String> requestedLoas,
        @Nullable String comparison,
        Optional<Integer> attributeConsumingServiceIndex,
        boolean subjectPresent,
        @Nullable String providerName) {

    /** A right request with what every request needs; refine it with the withers. */
    public static AuthnRequest to(String destination, String issuer, String acsUrl, Instant now) {
        return new AuthnRequest(
                Ids.next(),
                "2.0",
                Instants.write(now),
                issuer,
                destination,
                acsUrl,
                Optional.empty(),
                Ns.BINDING_POST,
                Optional.of(false),
                Optional.of(false),
                null,
                Optional.of(true),
                null,
                List.of(),
                null,
                Optional.empty(),
                false,
                null);
    }

    /** Reads a request; verifies nothing. */
    public static AuthnRequest read(Element element) {
        if (!Elements.is(element, Ns.SAMLP, "AuthnRequest")) {
            throw SamlRefusal.of(
                    "SAML-CORE-3.4.1",
                    "reading an AuthnRequest",
                    "the root element " + element.getNodeName(),
                    "samlp:AuthnRequest",
                    "Send an AuthnRequest to this endpoint.");
        }
        Optional<Element> policy = Elements.child(element, Ns.SAMLP, "NameIDPolicy");
        Optional<Element> context = Elements.child(element, Ns.SAMLP, "RequestedAuthnContext");
        return new AuthnRequest(
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "Version").orElse(""),
                Elements.attr(element, "IssueInstant").orElse(""),
                Elements.childText(element, Ns.SAML, "Issuer").orElse(""),
                Elements.attrOrNull(element, "Destination"),
                Elements.attrOrNull(element, "AssertionConsumerServiceURL"),
                number(element, "AssertionConsumerServiceIndex"),
                Elements.attrOrNull(element, "ProtocolBinding"),
                Elements.flag(element, "ForceAuthn"),
                Elements.flag(element, "IsPassive"),
                policy.flatMap(p -> Elements.attr(p, "Format")).orElse(null),
                policy.flatMap(p -> Elements.flag(p, "AllowCreate")),
                policy.flatMap(p -> Elements.attr(p, "SPNameQualifier")).orElse(null),
                context.map(c -> Elements.children(c, Ns.SAML, "AuthnContextClassRef").stream()
                                .map(Elements::text)
                                .toList())
                        .orElse(List.of()),
                context.flatMap(c -> Elements.attr(c, "Comparison")).orElse(null),
                number(element, "AttributeConsumingServiceIndex"),
                Elements.child(element, Ns.SAML, "Subject").isPresent(),
                Elements.attrOrNull(element, "ProviderName"));
    }

    private static Optional<Integer> number(Element element, String name) {
        return Elements.attr(element, name).map(value -> {
            try {
                return Integer.parseInt(value.strip());
            } catch (NumberFormatException e) {
                throw SamlRefusal.of(
                        "SAML-CORE-3.4.1",
                        "reading an AuthnRequest",
                        name + " '" + value + "'",
                        "a number",
                        "Write the index that the metadata gives.");
            }
        });
    }

    /** The unsigned message. */
    public Document write() {
        Document document = SecureXml.newDocument();
        Element request = Elements.root(document, Ns.SAMLP, "AuthnRequest");
        Elements.set(request, "ID", id);
        Elements.set(request, "Version", version);
        Elements.set(request, "IssueInstant", issueInstant);
        Elements.set(request, "Destination", destination);
        Elements.set(request, "AssertionConsumerServiceURL", acsUrl);
        Elements.set(
                request,
                "AssertionConsumerServiceIndex",
                acsIndex.map(String::valueOf).orElse(null));
        Elements.set(request, "ProtocolBinding", protocolBinding);
        Elements.set(request, "ForceAuthn", forceAuthn.map(String::valueOf).orElse(null));
        Elements.set(request, "IsPassive", isPassive.map(String::valueOf).orElse(null));
        Elements.set(
                request,
                "AttributeConsumingServiceIndex",
                attributeConsumingServiceIndex.map(String::valueOf).orElse(null));
        Elements.set(request, "ProviderName", providerName);
        Elements.append(request, Ns.SAML, "Issuer", issuer);
        if (subjectPresent) {
            Elements.append(Elements.append(request, Ns.SAML, "Subject"), Ns.SAML, "NameID", "TEST");
        }
        if (nameIdFormat != null || allowCreate.isPresent() || spNameQualifier != null) {
            Element policy = Elements.append(request, Ns.SAMLP, "NameIDPolicy");
            Elements.set(policy, "Format", nameIdFormat);
            Elements.set(policy, "SPNameQualifier", spNameQualifier);
            Elements.set(policy, "AllowCreate", allowCreate.map(String::valueOf).orElse(null));
        }
        if (!requestedLoas.isEmpty()) {
            Element context = Elements.append(request, Ns.SAMLP, "RequestedAuthnContext");
            Elements.set(context, "Comparison", comparison);
            requestedLoas.forEach(loa -> Elements.append(context, Ns.SAML, "AuthnContextClassRef", loa));
        }
        return document;
    }

    /** When it was issued, where that can be read. */
    public Optional<Instant> issued() {
        return Instants.read(issueInstant);
    }

    /** The same with another id. */
    public AuthnRequest withId(String id) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another version. */
    public AuthnRequest withVersion(String version) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another issueInstant. */
    public AuthnRequest withIssueInstant(String issueInstant) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another issuer. */
    public AuthnRequest withIssuer(String issuer) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another destination. */
    public AuthnRequest withDestination(@Nullable String destination) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another acsUrl. */
    public AuthnRequest withAcsUrl(@Nullable String acsUrl) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another acsIndex. */
    public AuthnRequest withAcsIndex(Integer acsIndex) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                Optional.of(acsIndex),
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another protocolBinding. */
    public AuthnRequest withProtocolBinding(@Nullable String protocolBinding) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another forceAuthn. */
    public AuthnRequest withForceAuthn(Boolean forceAuthn) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                Optional.of(forceAuthn),
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another isPassive. */
    public AuthnRequest withIsPassive(Boolean isPassive) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                Optional.of(isPassive),
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another nameIdFormat. */
    public AuthnRequest withNameIdFormat(@Nullable String nameIdFormat) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another allowCreate. */
    public AuthnRequest withAllowCreate(Boolean allowCreate) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                Optional.of(allowCreate),
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another spNameQualifier. */
    public AuthnRequest withSpNameQualifier(@Nullable String spNameQualifier) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another requestedLoas. */
    public AuthnRequest withRequestedLoas(List<String> requestedLoas) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another comparison. */
    public AuthnRequest withComparison(@Nullable String comparison) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another attributeConsumingServiceIndex. */
    public AuthnRequest withAttributeConsumingServiceIndex(Integer attributeConsumingServiceIndex) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                Optional.of(attributeConsumingServiceIndex),
                subjectPresent,
                providerName);
    }

    /** The same with another subjectPresent. */
    public AuthnRequest withSubjectPresent(boolean subjectPresent) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }

    /** The same with another providerName. */
    public AuthnRequest withProviderName(@Nullable String providerName) {
        return new AuthnRequest(
                id,
                version,
                issueInstant,
                issuer,
                destination,
                acsUrl,
                acsIndex,
                protocolBinding,
                forceAuthn,
                isPassive,
                nameIdFormat,
                allowCreate,
                spNameQualifier,
                requestedLoas,
                comparison,
                attributeConsumingServiceIndex,
                subjectPresent,
                providerName);
    }
}
