package se.sakeratkomst.saml.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Ns;

/**
 * One entity of a federation.
 *
 * @param entityId compared character by character
 * @param element the XML it was read from
 * @param sp its service provider role
 * @param idp its identity provider role
 * @param entityAttributes mdattr:EntityAttributes, values by attribute name
 * @param organisation who runs it
 */
public record EntityDescriptor(
        String entityId,
        Element element,
        Optional<SpRole> sp,
        Optional<IdpRole> idp,
        Map<String, Set<String>> entityAttributes,
        Optional<Organisation> organisation) {

    /** The entity categories it declares. */
    public Set<String> entityCategories() {
        return entityAttributes.getOrDefault(Ns.ENTITY_CATEGORY, Set.of());
    }

    /** The LoA URIs an identity provider is approved for (SC-026). */
    public Set<String> assuranceCertifications() {
        return entityAttributes.getOrDefault(Ns.ASSURANCE_CERTIFICATION, Set.of());
    }

    /** A name for people: the display name of a role, else of the organisation, else the entity id. */
    public String displayName(String language) {
        return sp.flatMap(role -> role.uiInfo().displayName(language))
                .or(() -> idp.flatMap(role -> role.uiInfo().displayName(language)))
                .or(() -> organisation.flatMap(o -> Localized.pick(o.displayNames(), language)))
                .orElse(entityId);
    }
}
