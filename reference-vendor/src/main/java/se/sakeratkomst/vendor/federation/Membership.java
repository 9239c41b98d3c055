package se.sakeratkomst.vendor.federation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.vendor.VendorSettings;

/**
 * The system as a member of one federation.
 *
 * @param profile the federation's rules
 * @param settings what is configured for it
 * @param acsUrl where answers are posted, exactly as the metadata says it
 * @param logoutUrl where messages about logouts are taken, by redirect and post, exactly as the metadata says it
 * @param discoveredUrl where the discovery service sends users back, exactly as the metadata says it
 * @param feed the federation's verified metadata
 */
public record Membership(
        FederationProfile profile,
        VendorSettings.Federation settings,
        String acsUrl,
        String logoutUrl,
        String discoveredUrl,
        FeedClient feed) {

    /** What the system must know of a user; it asks for these in its metadata and lets nobody in without them. */
    public static final List<Attribute> REQUIRED = List.of(
            Attribute.PERSONAL_IDENTITY_NUMBER, Attribute.EMPLOYEE_HSA_ID, Attribute.GIVEN_NAME, Attribute.SURNAME);

    /** The same of a private person, who works nowhere. */
    private static final List<Attribute> REQUIRED_PRIVATELY =
            List.of(Attribute.PERSONAL_IDENTITY_NUMBER, Attribute.GIVEN_NAME, Attribute.SURNAME);

    /** Whether that identity provider's users are private persons: its answers come in the clear and are kept whole. */
    public boolean isForPrivatePersons(String identityProvider) {
        return settings.privatePersons().contains(identityProvider);
    }

    /** What must be known of that identity provider's users. */
    public List<Attribute> required(String identityProvider) {
        return isForPrivatePersons(identityProvider) ? REQUIRED_PRIVATELY : REQUIRED;
    }

    /** The level of assurance that the system demands. */
    public static final int LEVEL = 3;

    /** The system's own entityID. */
    public String entityId() {
        return settings.entityId();
    }

    /** Where answers to no question can be posted too, exactly as the metadata says it; no request names it. */
    public String portalAcsUrl() {
        return acsUrl + "/portal";
    }

    /** The LoA URIs that the system asks for and accepts, where nothing else is said. */
    public List<String> acceptedLoas() {
        return List.of(profile.loa(LEVEL));
    }

    /** The LoA URIs to ask for: the demanded level alone, or where less will do that level and each above it. */
    public List<String> loas(int atLeast) {
        return atLeast == LEVEL
                ? acceptedLoas()
                : List.copyOf(profile.loaUris().tailMap(atLeast).values());
    }

    /** Whether a LoA is the demanded level or one above it. */
    public boolean isEnough(String loa) {
        return profile.loaUris().tailMap(LEVEL).containsValue(loa);
    }

    /** An identity provider of the federation, by its exact entityID. */
    public Optional<EntityDescriptor> identityProvider(String entityId) {
        return feed.find(entityId).filter(entity -> entity.idp().isPresent());
    }

    /**
     * The identity provider to send a user to.
     *
     * @param wanted entityID, null for the configured one
     * @throws SamlRefusal when the federation has no such identity provider, or its feed cannot be had
     */
    public EntityDescriptor identityProviderFor(@Nullable String wanted) {
        String entityId = wanted != null && !wanted.isBlank() ? wanted : settings.identityProvider();
        if (entityId == null) {
            throw SamlRefusal.of(
                    "SC-003",
                    "choosing an identity provider in " + profile.name(),
                    "none named",
                    "the entityID of one",
                    "Set vendor.federations." + profile.id() + ".identity-provider, or add idp= to the login address.");
        }
        return identityProvider(entityId).orElseThrow(() -> notThere(entityId));
    }

    private SamlRefusal notThere(String entityId) {
        Finding problem = feed.problem().orElse(null);
        return problem != null
                ? new SamlRefusal(List.of(problem))
                : SamlRefusal.of(
                        "SC-003",
                        "finding the identity provider " + entityId,
                        "no such identity provider in the feed of " + profile.name(),
                        "an IDPSSODescriptor with that entityID",
                        "Check the entityID, and that the identity provider is a member of the federation.");
    }

    /** Where an identity provider takes requests by a binding. */
    public URI singleSignOn(EntityDescriptor identityProvider, String binding) {
        return identityProvider
                .idp()
                .flatMap(role -> role.singleSignOn(binding))
                .map(endpoint -> URI.create(endpoint.location()))
                .orElseThrow(() -> SamlRefusal.of(
                        profile.rule(FederationProfile.Rule.REQUEST_BINDING),
                        "finding where " + identityProvider.entityId() + " takes requests",
                        "no SingleSignOnService for " + binding,
                        "one in its metadata",
                        "Use the other binding, or ask the identity provider's operator."));
    }
}
