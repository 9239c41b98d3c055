package se.sakeratkomst.idp.persona;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.w3c.dom.Document;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What an identity provider publishes of itself.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1 and 2.1.3; SAMBI-004</a>
 */
public final class PersonaMetadata {
    /** The property of an identity provider that gives signature activation data (SC-029). */
    public static final String SCAL2 = "http://id.elegnamnden.se/sprop/1.0/scal2";

    /** The attribute that carries it. */
    public static final String SAD = "urn:oid:1.2.752.201.3.12";

    /** The attribute with the digest of what the user was shown before a signature (SC-114). */
    public static final String SIGN_MESSAGE_DIGEST = "urn:oid:1.2.752.201.3.14";

    /** The category of an identity provider that shows a service provider's message to the user (SC-146). */
    public static final String SUPPORTS_USER_MESSAGE =
            "http://id.swedenconnect.se/general-ec/1.0/supports-user-message";

    /** Service, sector and contract: what each service provider of a federation with entity categories declares. */
    private static final Set<String> STAFF_SERVICE = Set.of(
            "http://id.swedenconnect.se/ec/1.0/loa3-name",
            "http://id.elegnamnden.se/st/1.0/public-sector-sp",
            "http://id.swedenconnect.se/contract/sc/sweden-connect");

    private final Personas personas;
    private final PublicUrls urls;
    private final BiFunction<LabId, Persona, Optional<URI>> holderOfKey;

    /** @param holderOfKey where requests for holder of key are taken, by those that do so */
    public PersonaMetadata(Personas personas, PublicUrls urls, BiFunction<LabId, Persona, Optional<URI>> holderOfKey) {
        this.personas = personas;
        this.urls = urls;
        this.holderOfKey = holderOfKey;
    }

    /** Where AuthnRequests with a binding are received; this is also the right Destination. */
    public String singleSignOn(Persona persona, LabId lab, String binding) {
        String path = binding.equals(Ns.BINDING_POST) ? "/sso/post" : "/sso/redirect";
        return urls.of(lab, "/" + persona.id() + path).toString();
    }

    /** Where logout messages with a binding are received; this is also the right Destination. */
    public String singleLogout(Persona persona, LabId lab, PersonaSettings.LogoutBinding binding) {
        return urls.of(lab, "/" + persona.id() + binding.path()).toString();
    }

    /** Where artifacts are resolved; this is also the right Destination. */
    public String artifactResolution(Persona persona, LabId lab) {
        return urls.of(lab, "/" + persona.id() + "/artifact").toString();
    }

    /** The EntityDescriptor, unsigned. */
    public Document of(Persona persona, LabId lab) {
        PersonaSettings settings = persona.settings();
        FederationProfile profile = persona.profile();
        IdpMetadata metadata = IdpMetadata.of(persona.entityId(lab))
                .entityCategories(new LinkedHashSet<>(settings.entityCategories()))
                .assuranceCertifications(persona.supportedLoas())
                .wantAuthnRequestsSigned(settings.wantAuthnRequestsSigned())
                .declareAlgorithms(true)
                .errorUrl(urls.of(lab, "/" + persona.id() + "/help").toString())
                .scope(settings.organisation().number())
                .signingKey(personas.signingKey(persona, lab).certificate())
                .encryptionKey(personas.encryptionKey(persona, lab).certificate())
                .nameIdFormat(profile.defaultNameIdFormat())
                .nameIdFormat(
                        profile.defaultNameIdFormat().equals(Ns.NAMEID_PERSISTENT)
                                ? Ns.NAMEID_TRANSIENT
                                : Ns.NAMEID_PERSISTENT)
                .uiInfo(new UiInfo(
                        settings.displayName(),
                        settings.description(),
                        List.of(new UiInfo.Logo(
                                urls.of(lab, "/" + persona.id() + "/logo.svg").toString(), 120, 60, Optional.empty()))))
                .organisation(organisation(settings.organisation()))
                .contact("technical", "TEST Teknisk kontakt", "teknik@norrvik.example.org")
                .contact("support", "TEST Support", "support@norrvik.example.org");
        for (String binding : List.of(Ns.BINDING_REDIRECT, Ns.BINDING_POST)) {
            if (profile.requestBindings().contains(binding)) {
                metadata.singleSignOnService(binding, singleSignOn(persona, lab, binding));
            }
        }
        holderOfKey
                .apply(lab, persona)
                .ifPresent(address -> List.of(Ns.BINDING_REDIRECT, Ns.BINDING_POST)
                        .forEach(binding -> metadata.holderOfKeySingleSignOnService(binding, address.toString())));
        settings.logoutBindings()
                .forEach(binding -> metadata.singleLogoutService(binding.uri(), singleLogout(persona, lab, binding)));
        if (settings.artifact() != null) {
            metadata.artifactResolutionService(artifactResolution(persona, lab));
        }
        for (Attribute attribute : Attribute.values()) {
            profile.nameOf(attribute).ifPresent(name -> metadata.attribute(name, profile.friendlyName(attribute)));
        }
        settings.attributes().forEach(extra -> metadata.attribute(extra.name(), extra.name()));
        if (persona.declares(SCAL2)) {
            metadata.attribute(SAD, "sad").attribute(SIGN_MESSAGE_DIGEST, "signMessageDigest");
        }
        settings.staff().stream()
                .map(staff -> staff.organisation().number())
                .distinct()
                .filter(number -> !number.equals(settings.organisation().number()))
                .forEach(metadata::scope);
        metadata.requestedPrincipalSelection(settings.principalSelection());
        return metadata.build();
    }

    /** The neighbour's EntityDescriptor: a member with a key of its own, so that its signature can be tried as ours. */
    public Document ofNeighbour(Persona persona, LabId lab) {
        PersonaSettings settings = persona.settings();
        String never = urls.of(lab, "/" + persona.id() + "/neighbour/sso").toString();
        IdpMetadata metadata = IdpMetadata.of(persona.neighbourEntityId(lab))
                .entityCategories(new LinkedHashSet<>(settings.entityCategories()))
                .assuranceCertifications(persona.supportedLoas())
                .wantAuthnRequestsSigned(true)
                .signingKey(personas.neighbourKey(persona, lab).certificate())
                .nameIdFormat(Ns.NAMEID_PERSISTENT)
                .nameIdFormat(Ns.NAMEID_TRANSIENT)
                .scope(settings.organisation().number())
                .uiInfo(new UiInfo(
                        Map.of("sv", "TEST Granne som aldrig svarar", "en", "TEST neighbour that never answers"),
                        Map.of("sv", "Finns bara för sin nyckels skull", "en", "Is there for its key only"),
                        List.of(new UiInfo.Logo(
                                urls.of(lab, "/" + persona.id() + "/logo.svg").toString(), 120, 60, Optional.empty()))))
                .organisation(organisation(settings.organisation()))
                .contact("technical", "TEST Teknisk kontakt", "teknik@norrvik.example.org")
                .contact("support", "TEST Support", "support@norrvik.example.org");
        persona.profile().requestBindings().stream()
                .sorted()
                .forEach(binding -> metadata.singleSignOnService(binding, never));
        return metadata.build();
    }

    /** A service provider's EntityDescriptor: a member whose signature can be tried as ours; there is nothing at its addresses. */
    public Document ofNeighbourSp(Persona persona, LabId lab) {
        String base = urls.of(lab, "/" + persona.id() + "/neighbour-sp").toString();
        SigningKey key = personas.neighbourSpKey(persona, lab);
        List<RequestedAttribute> wanted = persona.profile().nameOf(Attribute.GIVEN_NAME).stream()
                .map(name -> new RequestedAttribute(name, Optional.empty(), Optional.empty(), false))
                .toList();
        return SpMetadata.of(persona.neighbourSpEntityId(lab))
                .entityCategories(persona.profile().attributeSets().isEmpty() ? Set.of() : STAFF_SERVICE)
                .authnRequestsSigned(true)
                .signingKey(key.certificate())
                .encryptionKey(key.certificate())
                .assertionConsumerService(base + "/acs")
                .attributeConsumingService(new AttributeConsumingService(
                        0, true, Map.of("sv", "TEST Granne", "en", "TEST neighbour"), wanted))
                .uiInfo(new UiInfo(
                        Map.of("sv", "TEST E-tjänst som ingen använder", "en", "TEST service that nobody uses"),
                        Map.of("sv", "Finns bara för sin nyckels skull", "en", "Is there for its key only"),
                        List.of(new UiInfo.Logo(
                                urls.of(lab, "/" + persona.id() + "/logo.svg").toString(), 120, 60, Optional.empty()))))
                .organisation(organisation(persona.settings().organisation()))
                .contact("technical", "TEST Teknisk kontakt", "teknik@norrvik.example.org")
                .contact("support", "TEST Support", "support@norrvik.example.org")
                .build();
    }

    private static Organisation organisation(PersonaSettings.Organisation who) {
        Map<String, String> name = Map.of("sv", who.name());
        return new Organisation(name, name, Map.of("sv", who.url()), Optional.of(who.number()));
    }
}
