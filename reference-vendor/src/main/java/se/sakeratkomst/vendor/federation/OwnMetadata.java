package se.sakeratkomst.vendor.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.keys.VendorKeys;

/**
 * The system's metadata in a federation. It says the same each time it is asked for, so that a checksum of it stays right.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1 and 2.1.2; SAML2int 0.2, metadata</a>
 */
public final class OwnMetadata {

    private static final int LOGO_SIZE = 64;

    private static final Map<String, Set<String>> CATEGORIES = Map.of(
            "sweden-connect",
            Set.of(
                    "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                    "http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                    "http://id.elegnamnden.se/st/1.0/private-sector-sp",
                    "http://id.swedenconnect.se/contract/sc/sweden-connect"));

    /** Besides what it must have, the system is glad of these; eHM decides by them. */
    private static final List<Attribute> WANTED = List.of(
            Attribute.DISPLAY_NAME,
            Attribute.ORGANIZATION_NAME,
            Attribute.ORGANIZATION_IDENTIFIER,
            Attribute.COMMISSION_HSA_ID,
            Attribute.COMMISSION_NAME,
            Attribute.COMMISSION_PURPOSE,
            Attribute.HEALTH_CARE_PROVIDER_HSA_ID,
            Attribute.HEALTH_CARE_PROVIDER_NAME,
            Attribute.HEALTHCARE_PROVIDER_ID,
            Attribute.LICENCE,
            Attribute.LICENCE_NUMBER,
            Attribute.PERSONAL_PRESCRIPTION_CODE,
            Attribute.GROUP_PRESCRIPTION_CODE,
            Attribute.OCCUPATIONAL_CODE,
            Attribute.PHARMACY_IDENTIFIER);

    private final VendorSettings.Organisation organisation;
    private final VendorKeys keys;

    public OwnMetadata(VendorSettings.Organisation organisation, VendorKeys keys) {
        this.organisation = organisation;
        this.keys = keys;
    }

    /** The EntityDescriptor. */
    public Document of(Membership membership) {
        FederationProfile profile = membership.profile();
        SpMetadata metadata = SpMetadata.of(membership.entityId())
                .authnRequestsSigned(true)
                .wantAssertionsSigned(true)
                .signingKey(keys.signing().certificate())
                .encryptionKey(keys.encryption().certificate())
                .nameIdFormat(profile.defaultNameIdFormat())
                .nameIdFormat(
                        profile.defaultNameIdFormat().equals(Ns.NAMEID_PERSISTENT)
                                ? Ns.NAMEID_TRANSIENT
                                : Ns.NAMEID_PERSISTENT)
                .assertionConsumerService(membership.acsUrl())
                .assertionConsumerService(membership.portalAcsUrl())
                .singleLogoutService(Ns.BINDING_REDIRECT, membership.logoutUrl())
                .singleLogoutService(Ns.BINDING_POST, membership.logoutUrl())
                .discoveryResponse(membership.discoveredUrl())
                .attributeConsumingService(new AttributeConsumingService(
                        1,
                        true,
                        texts("TEST Journalen: läkemedelslista", "TEST The Journal: medication list"),
                        requested(profile)))
                .uiInfo(new UiInfo(
                        texts("TEST Journalen", "TEST The Journal"),
                        texts(
                                "Ett litet journalsystem för test. Inga riktiga patienter.",
                                "A small journal system for testing. No real patients."),
                        List.of(new UiInfo.Logo(logo(), LOGO_SIZE, LOGO_SIZE, Optional.empty()))))
                .organisation(new Organisation(
                        inBoth(organisation.name()),
                        inBoth(organisation.displayName()),
                        inBoth(organisation.url().toString()),
                        Optional.of(organisation.number())))
                .contact("technical", organisation.contactName(), organisation.contactMail())
                .contact("support", organisation.contactName(), organisation.contactMail());
        Set<String> categories = CATEGORIES.get(profile.id());
        if (categories != null) {
            metadata.entityCategories(new TreeSet<>(categories));
        }
        Document document = metadata.build();
        document.getDocumentElement().removeAttributeNS(null, "ID");
        return document;
    }

    private static List<RequestedAttribute> requested(FederationProfile profile) {
        return Stream.concat(Membership.REQUIRED.stream(), WANTED.stream())
                .filter(attribute -> profile.nameOf(attribute).isPresent())
                .map(attribute -> new RequestedAttribute(
                        profile.nameOf(attribute).orElseThrow(),
                        Optional.of(Ns.ATTRNAME_URI),
                        Optional.of(profile.friendlyName(attribute)),
                        Membership.REQUIRED.contains(attribute)))
                .toList();
    }

    private static Map<String, String> inBoth(String text) {
        return texts(text, text);
    }

    private static Map<String, String> texts(String swedish, String english) {
        return new TreeMap<>(Map.of("sv", swedish, "en", english));
    }

    private static String logo() {
        try (InputStream svg = OwnMetadata.class.getResourceAsStream("/logo.svg")) {
            if (svg == null) {
                throw new IllegalStateException("logo.svg is missing from the jar");
            }
            return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document as it is served. */
    public byte[] bytes(Membership membership) {
        return SecureXml.serialise(of(membership));
    }
}
