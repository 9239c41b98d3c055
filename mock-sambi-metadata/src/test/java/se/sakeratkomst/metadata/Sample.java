package se.sakeratkomst.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Document;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Metadata to hand in, in which no rule finds anything to say. */
public final class Sample {

    public static final KeyEntry KEY = KeyVault.selfSigned(KeySpec.RSA_2048, "TEST sample");

    private static final UiInfo UI = new UiInfo(
            inBoth("TEST tjänst", "TEST service"),
            inBoth("En tjänst för test", "A service for testing"),
            List.of(new UiInfo.Logo("data:image/png;base64,iVBORw0KGgo=", 64, 64, Optional.empty())));

    private static final Organisation ORGANISATION = new Organisation(
            inBoth("TEST Journalbolaget AB", "TEST Journalbolaget AB"),
            inBoth("TEST Journalbolaget", "TEST Journalbolaget"),
            inBoth("https://example.se", "https://example.se"),
            Optional.of("5599990032"));

    private Sample() {}

    /** A service provider of Sambi, that Sweden Connect takes too. */
    public static SpMetadata serviceProvider(String entityId) {
        return serviceProvider(entityId, Federations.SAMBI);
    }

    /** A service provider of a federation. */
    public static SpMetadata serviceProvider(String entityId, FederationProfile federation) {
        return SpMetadata.of(entityId)
                .entityCategories(new TreeSet<>(Set.of(
                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                        "http://id.elegnamnden.se/st/1.0/private-sector-sp",
                        "http://id.swedenconnect.se/contract/sc/sweden-connect")))
                .signingKey(KEY.certificate())
                .encryptionKey(KEY.certificate(), "http://www.w3.org/2009/xmlenc11#aes256-gcm")
                .uiInfo(UI)
                .nameIdFormat(Ns.NAMEID_PERSISTENT)
                .nameIdFormat(Ns.NAMEID_TRANSIENT)
                .assertionConsumerService("https://sp.example.se/acs")
                .attributeConsumingService(new AttributeConsumingService(
                        0,
                        true,
                        inBoth("TEST tjänst", "TEST service"),
                        List.of(new RequestedAttribute(
                                federation.nameOf(Attribute.EMPLOYEE_HSA_ID).orElseThrow(),
                                Optional.of(Ns.ATTRNAME_URI),
                                Optional.empty(),
                                true))))
                .organisation(ORGANISATION)
                .contact("technical", "TEST", "test@example.se")
                .contact("support", "TEST", "test@example.se");
    }

    /** An identity provider with as little as Sambi demands. */
    public static Document identityProvider(String entityId) {
        return IdpMetadata.of(entityId)
                .signingKey(KEY.certificate())
                .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.example.se/sso")
                .build();
    }

    /** An identity provider of a federation. */
    public static Document identityProvider(String entityId, FederationProfile federation) {
        IdpMetadata metadata = IdpMetadata.of(entityId)
                .entityCategories(new TreeSet<>(Set.of(
                        "http://id.elegnamnden.se/ec/1.0/loa3-pnr", "http://id.swedenconnect.se/ec/1.0/loa3-name")))
                .assuranceCertifications(Set.of(federation.loa(3)))
                .declareAlgorithms(true)
                .errorUrl("https://idp.example.se/help")
                .scope("5599990032")
                .uiInfo(UI)
                .signingKey(KEY.certificate())
                .encryptionKey(KEY.certificate())
                .nameIdFormat(Ns.NAMEID_PERSISTENT)
                .nameIdFormat(Ns.NAMEID_TRANSIENT)
                .organisation(ORGANISATION)
                .contact("technical", "TEST", "test@example.se")
                .contact("support", "TEST", "test@example.se");
        federation.requestBindings().stream()
                .sorted()
                .forEach(binding -> metadata.singleSignOnService(binding, "https://idp.example.se/sso"));
        return metadata.build();
    }

    public static String xml(Document document) {
        return SecureXml.text(document);
    }

    public static String xml(SpMetadata metadata) {
        return xml(metadata.build());
    }

    private static Map<String, String> inBoth(String swedish, String english) {
        return new TreeMap<>(Map.of("sv", swedish, "en", english));
    }

    /** The certificate as it stands in metadata. */
    public static String base64(java.security.cert.X509Certificate certificate) {
        try {
            return java.util.Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
