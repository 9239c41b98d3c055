package se.sakeratkomst.idp.persona;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Ns;

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

    /** Whether it declares an entity category. */
    public boolean declares(String category) {
        return settings.entityCategories().contains(category);
    }

    /** The entity id of the federation's neighbour: a member too, and never the right sender of its answers. */
    public String neighbourEntityId(LabId lab) {
        return besides(lab, "neighbour-idp");
    }

    /** The entity id of a service provider of the federation whose key we have, so that its signature can be tried as ours. */
    public String neighbourSpEntityId(LabId lab) {
        return besides(lab, "neighbour-sp");
    }

    /** The entity id of an identity provider whose key is too short for any register. */
    public String weakEntityId(LabId lab) {
        return besides(lab, "weak-idp");
    }

    private String besides(LabId lab, String what) {
        return "urn:saker-atkomst-sandbox:TEST:%s:%s:%s".formatted(lab, profile.id(), what);
    }

    /** Its URI of a level of assurance, where there is one. */
    public Optional<String> loaUri(int level) {
        return Optional.ofNullable(settings.loaUris().get(level))
                .or(() -> Optional.ofNullable(profile.loaUris().get(level)));
    }

    /**
     * The level that a card gives here.
     *
     * @param card the card's own level
     */
    public int level(int card) {
        return settings.capLevel()
                ? settings.loas().stream()
                        .filter(level -> level <= card)
                        .max(Integer::compare)
                        .orElse(card)
                : card;
    }

    /** How it answers, the preferred binding first. */
    public List<String> answerBindings() {
        return settings.artifact() == null ? List.of(Ns.BINDING_POST) : List.of(Ns.BINDING_POST, Ns.BINDING_ARTIFACT);
    }

    /** The LoA URIs it can give. */
    public Set<String> supportedLoas() {
        return settings.loas().stream()
                .flatMap(level -> loaUri(level).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its name in a language, Swedish where that is missing. */
    public String name(String language) {
        return settings.displayName()
                .getOrDefault(language, settings.displayName().getOrDefault("sv", id));
    }
}
