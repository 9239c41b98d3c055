package se.sakeratkomst.idp.persona;

import java.util.Set;
import java.util.stream.Collectors;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/**
 * One identity provider.
 *
 * @param id its name in paths
 * @param settings its data
 * @param profile its federation
 */
public record Persona(String id, PersonaSettings settings, FederationProfile profile) {

    static Persona of(String id, PersonaSettings settings) {
        return new Persona(id, settings, Federations.byId(settings.federation()));
    }

    /** Its entity id in a lab. */
    public String entityId(LabId lab) {
        return "urn:saker-atkomst-sandbox:TEST:%s:%s:idp".formatted(lab, id);
    }

    /** The entity id of its neighbour: in the federation too, and never the right sender of its answers. */
    public String neighbourEntityId(LabId lab) {
        return "urn:saker-atkomst-sandbox:TEST:%s:%s:neighbour-idp".formatted(lab, id);
    }

    /** The LoA URIs it can give. */
    public Set<String> supportedLoas() {
        return settings.loas().stream().map(profile::loa).collect(Collectors.toUnmodifiableSet());
    }

    /** Its name in a language, Swedish where that is missing. */
    public String name(String language) {
        return settings.displayName()
                .getOrDefault(language, settings.displayName().getOrDefault("sv", id));
    }
}
