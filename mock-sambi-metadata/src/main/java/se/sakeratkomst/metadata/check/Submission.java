package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What the checks look at: an EntityDescriptor that somebody wants published.
 *
 * @param entity the EntityDescriptor
 * @param publishedAs the role under which its entityID is published already
 */
public record Submission(
        LabId lab, FederationProfile federation, Element entity, Sender sender, Optional<Role> publishedAs) {

    /** Entity ids that the sandbox keeps for its own identity providers. */
    static final String RESERVED_SUFFIX = ":idp";

    /** The entityID, empty when the attribute is missing. */
    public String entityId() {
        return Elements.attr(entity, "entityID").orElse("");
    }

    /** The role it asks for; empty when it has none, or both. */
    public Optional<Role> role() {
        boolean sp = !serviceProviders().isEmpty();
        boolean idp = !Elements.children(entity, Ns.MD, "IDPSSODescriptor").isEmpty();
        return sp == idp ? Optional.empty() : Optional.of(sp ? Role.SP : Role.IDP);
    }

    /** The SPSSODescriptor elements. */
    List<Element> serviceProviders() {
        return Elements.children(entity, Ns.MD, "SPSSODescriptor");
    }

    /** All role descriptors that carry keys. */
    List<Element> roles() {
        return Elements.children(entity).stream()
                .filter(child -> Ns.MD.equals(child.getNamespaceURI()))
                .filter(child -> child.getLocalName().endsWith("Descriptor"))
                .toList();
    }

    /** The id that this rule has in the catalogue of the federation at hand. */
    String rule(String swedenConnect, String sambi) {
        return federation.id().equals(Federations.SWEDEN_CONNECT.id()) ? swedenConnect : sambi;
    }

    /** The values of one entity attribute; one list for each Attribute element of that name. */
    List<List<String>> entityAttribute(String name) {
        return Elements.path(entity, Ns.MD, "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDATTR, "EntityAttributes"))
                .map(attributes -> Elements.children(attributes, Ns.SAML, "Attribute"))
                .orElse(List.of())
                .stream()
                .filter(attribute -> name.equals(Elements.attrOrNull(attribute, "Name")))
                .map(attribute -> Elements.children(attribute, Ns.SAML, "AttributeValue").stream()
                        .map(Elements::text)
                        .toList())
                .toList();
    }
}
