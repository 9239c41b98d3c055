package se.sakeratkomst.metadata.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What the checks look at: an EntityDescriptor that somebody wants published, and what the operator knows beside it.
 *
 * @param environment where it is to be published
 * @param entity the EntityDescriptor
 * @param publishedAs the role under which its entityID is published already
 * @param organisation what the register knows of the organisation it belongs to; empty when that is not known
 * @param heldBy the organisation that has the entityID, when that is another one than the one who hands in
 * @param now by which certificates are judged
 */
public record Submission(
        LabId lab,
        FederationProfile federation,
        Environment environment,
        Element entity,
        Sender sender,
        Optional<Role> publishedAs,
        Optional<RegisteredOrganisation> organisation,
        Optional<String> heldBy,
        Instant now) {

    /** Entity ids that the sandbox keeps for its own identity providers. */
    static final String RESERVED_SUFFIX = ":idp";

    /** A submission to trial of which the register knows nothing, judged now. */
    public Submission(
            LabId lab, FederationProfile federation, Element entity, Sender sender, Optional<Role> publishedAs) {
        this(
                lab,
                federation,
                Environment.TRIAL,
                entity,
                sender,
                publishedAs,
                Optional.empty(),
                Optional.empty(),
                Instant.now());
    }

    /** The same, to another environment. */
    public Submission to(Environment other) {
        return new Submission(lab, federation, other, entity, sender, publishedAs, organisation, heldBy, now);
    }

    /** The same, of a registered organisation. */
    public Submission of(RegisteredOrganisation known) {
        return new Submission(
                lab, federation, environment, entity, sender, publishedAs, Optional.of(known), heldBy, now);
    }

    /** The same, with an entityID that somebody else has. */
    public Submission heldBy(String organisationName) {
        return new Submission(
                lab,
                federation,
                environment,
                entity,
                sender,
                publishedAs,
                organisation,
                Optional.of(organisationName),
                now);
    }

    /** The same, judged at another time. */
    public Submission at(Instant time) {
        return new Submission(lab, federation, environment, entity, sender, publishedAs, organisation, heldBy, time);
    }

    /** The entityID, empty when the attribute is missing. */
    public String entityId() {
        return Elements.attr(entity, "entityID").orElse("");
    }

    /** The role it asks for; empty when it has none, or both. */
    public Optional<Role> role() {
        boolean sp = !serviceProviders().isEmpty();
        boolean idp = !identityProviders().isEmpty();
        return sp == idp ? Optional.empty() : Optional.of(sp ? Role.SP : Role.IDP);
    }

    /** The SPSSODescriptor elements. */
    List<Element> serviceProviders() {
        return Elements.children(entity, Ns.MD, "SPSSODescriptor");
    }

    /** The IDPSSODescriptor elements. */
    List<Element> identityProviders() {
        return Elements.children(entity, Ns.MD, "IDPSSODescriptor");
    }

    /** All role descriptors that carry keys. */
    List<Element> roles() {
        return Elements.children(entity).stream()
                .filter(child -> Ns.MD.equals(child.getNamespaceURI()))
                .filter(child -> child.getLocalName().endsWith("Descriptor"))
                .toList();
    }

    boolean isSwedenConnect() {
        return federation.id().equals(Federations.SWEDEN_CONNECT.id());
    }

    boolean isSambi() {
        return federation.id().equals(Federations.SAMBI.id());
    }

    /** The id that this rule has in the catalogue of the federation at hand. */
    String rule(String swedenConnect, String sambi) {
        return isSwedenConnect() ? swedenConnect : sambi;
    }

    /** A MUST of Sweden Connect that Sambi only recommends or has announced. */
    Finding strictInSwedenConnect(
            String swedenConnect, String sambi, String attempted, String observed, String expected, String remedy) {
        return new Finding(
                rule(swedenConnect, sambi),
                isSwedenConnect() ? Severity.ERROR : Severity.WARNING,
                attempted,
                observed,
                expected,
                remedy);
    }

    /** What is held against the register: refused in the production-like environment, told in trial, where nobody is reviewed. */
    Severity againstRegister() {
        return environment == Environment.PROD ? Severity.ERROR : Severity.WARNING;
    }

    /** The saml:Attribute elements of that name among the entity attributes. */
    List<Element> entityAttributes(String name) {
        return Elements.path(entity, Ns.MD, "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDATTR, "EntityAttributes"))
                .map(attributes -> Elements.children(attributes, Ns.SAML, "Attribute"))
                .orElse(List.of())
                .stream()
                .filter(attribute -> name.equals(Elements.attrOrNull(attribute, "Name")))
                .toList();
    }

    /** The AttributeValue elements of an entity attribute, of all Attribute elements of that name. */
    List<Element> entityAttributeValues(String name) {
        return entityAttributes(name).stream()
                .flatMap(attribute -> Elements.children(attribute, Ns.SAML, "AttributeValue").stream())
                .toList();
    }

    /** The entity categories it declares, each once, in document order. */
    List<String> categories() {
        return values(Ns.ENTITY_CATEGORY);
    }

    /** The levels of assurance it declares to be approved for. */
    List<String> levels() {
        return values(Ns.ASSURANCE_CERTIFICATION);
    }

    private List<String> values(String name) {
        return entityAttributeValues(name).stream()
                .map(Elements::text)
                .distinct()
                .toList();
    }

    /** Whether it declares to be a signature service. */
    boolean isSignatureService() {
        return categories().contains(Categories.SIGNATURE_SERVICE);
    }

    /** The element an entity attribute stands in, or the entity where there is none: the place to tell of what is missing. */
    Element placeOf(String attribute) {
        return entityAttributes(attribute).stream().findFirst().orElse(entity);
    }

    /** mdui:UIInfo of a role. */
    static Optional<Element> uiInfo(Element role) {
        return Elements.child(role, Ns.MD, "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDUI, "UIInfo"));
    }

    /** The elements of the roles that have a Location, ContactPersons and keys left aside. */
    static Stream<Element> endpoints(Element role) {
        return Elements.children(role).stream().filter(element -> element.hasAttributeNS(null, "Location"));
    }

    /** The RequestedAttribute elements of a service provider. */
    static List<Element> requestedAttributes(Element sp) {
        return Elements.children(sp, Ns.MD, "AttributeConsumingService").stream()
                .flatMap(service -> Elements.children(service, Ns.MD, "RequestedAttribute").stream())
                .toList();
    }
}
