package se.sakeratkomst.saml.metadata;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Reads metadata into records. Verifies nothing: that is the feed's work. */
public final class MetadataReader {
    private MetadataReader() {}

    /** All entities of a document whose root is an EntityDescriptor or an EntitiesDescriptor, nested ones too. */
    public static List<EntityDescriptor> read(Document document) {
        return entityElements(document.getDocumentElement()).stream()
                .map(MetadataReader::entity)
                .toList();
    }

    /** The EntityDescriptor elements under a root, in document order. */
    public static List<Element> entityElements(Element root) {
        List<Element> found = new ArrayList<>();
        collect(root, found);
        if (found.isEmpty()) {
            throw SamlRefusal.of(
                    "SC-001",
                    "reading metadata",
                    "the root element " + root.getNodeName() + " without any EntityDescriptor",
                    "md:EntityDescriptor, or md:EntitiesDescriptor with at least one",
                    "Send SAML 2.0 metadata.");
        }
        return found;
    }

    private static void collect(Element at, List<Element> found) {
        if (Elements.is(at, Ns.MD, "EntityDescriptor")) {
            found.add(at);
        } else if (Elements.is(at, Ns.MD, "EntitiesDescriptor")) {
            Elements.children(at).forEach(child -> collect(child, found));
        }
    }

    /** One entity. */
    public static EntityDescriptor entity(Element element) {
        String entityId = element.getAttributeNS(null, "entityID");
        if (entityId.isEmpty()) {
            throw SamlRefusal.of(
                    "SC-001",
                    "reading metadata",
                    "an EntityDescriptor without entityID",
                    "an entityID",
                    "Give the entity its entityID attribute.");
        }
        return new EntityDescriptor(
                entityId,
                element,
                Elements.child(element, Ns.MD, "SPSSODescriptor").map(MetadataReader::sp),
                Elements.child(element, Ns.MD, "IDPSSODescriptor").map(MetadataReader::idp),
                entityAttributes(element),
                Elements.child(element, Ns.MD, "Organization").map(MetadataReader::organisation));
    }

    private static SpRole sp(Element role) {
        List<Element> encryption = keys(role, "encryption");
        return new SpRole(
                Elements.flag(role, "AuthnRequestsSigned").orElse(false),
                Elements.flag(role, "WantAssertionsSigned").orElse(false),
                certificates(keys(role, "signing")),
                certificates(encryption),
                encryption.stream()
                        .findFirst()
                        .map(MetadataReader::encryptionMethods)
                        .orElse(List.of()),
                endpoints(role, "AssertionConsumerService"),
                texts(role, "NameIDFormat"),
                Elements.children(role, Ns.MD, "AttributeConsumingService").stream()
                        .map(MetadataReader::attributeConsumingService)
                        .toList(),
                uiInfo(role),
                endpoints(role, "SingleLogoutService"));
    }

    private static IdpRole idp(Element role) {
        return new IdpRole(
                Elements.flag(role, "WantAuthnRequestsSigned").orElse(false),
                certificates(keys(role, "signing")),
                endpoints(role, "SingleSignOnService"),
                texts(role, "NameIDFormat"),
                Elements.child(role, Ns.MD, "Extensions")
                        .map(extensions -> Elements.children(extensions, Ns.SHIBMD, "Scope").stream()
                                .map(Elements::text)
                                .toList())
                        .orElse(List.of()),
                uiInfo(role),
                endpoints(role, "SingleLogoutService"),
                endpoints(role, "ArtifactResolutionService"));
    }

    private static List<Element> keys(Element role, String use) {
        return Elements.children(role, Ns.MD, "KeyDescriptor").stream()
                .filter(key -> Elements.attr(key, "use").map(use::equals).orElse(true))
                .toList();
    }

    private static List<String> encryptionMethods(Element key) {
        return Elements.children(key, Ns.MD, "EncryptionMethod").stream()
                .map(method -> method.getAttributeNS(null, "Algorithm"))
                .toList();
    }

    private static List<X509Certificate> certificates(List<Element> keys) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Element key : keys) {
            for (Element info : Elements.children(key, Ns.DS, "KeyInfo")) {
                for (Element data : Elements.children(info, Ns.DS, "X509Data")) {
                    for (Element certificate : Elements.children(data, Ns.DS, "X509Certificate")) {
                        certificates.add(certificate(Elements.text(certificate)));
                    }
                }
            }
        }
        return List.copyOf(certificates);
    }

    /** A certificate as metadata and KeyInfo write it: base64 of DER. */
    public static X509Certificate certificate(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw SamlRefusal.of(
                    "SC-012",
                    "reading a ds:X509Certificate",
                    "text that is no certificate",
                    "base64 of a DER-encoded X.509 certificate",
                    "Paste the certificate without the PEM header and footer.");
        }
    }

    private static List<Endpoint> endpoints(Element role, String name) {
        return Elements.children(role, Ns.MD, name).stream()
                .map(endpoint -> new Endpoint(
                        endpoint.getAttributeNS(null, "Binding"),
                        endpoint.getAttributeNS(null, "Location"),
                        Elements.attr(endpoint, "index").flatMap(MetadataReader::number),
                        Elements.flag(endpoint, "isDefault"),
                        Elements.attr(endpoint, "ResponseLocation"),
                        Optional.of(endpoint.getAttributeNS(Ns.HOKSSO, "ProtocolBinding"))
                                .filter(binding -> !binding.isEmpty())))
                .toList();
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(Element role, String name) {
        return Elements.children(role, Ns.MD, name).stream().map(Elements::text).toList();
    }

    private static AttributeConsumingService attributeConsumingService(Element service) {
        return new AttributeConsumingService(
                Elements.attr(service, "index").flatMap(MetadataReader::number).orElse(0),
                Elements.flag(service, "isDefault").orElse(false),
                localized(service, Ns.MD, "ServiceName"),
                Elements.children(service, Ns.MD, "RequestedAttribute").stream()
                        .map(attribute -> new RequestedAttribute(
                                attribute.getAttributeNS(null, "Name"),
                                Elements.attr(attribute, "NameFormat"),
                                Elements.attr(attribute, "FriendlyName"),
                                Elements.flag(attribute, "isRequired").orElse(false)))
                        .toList());
    }

    private static UiInfo uiInfo(Element role) {
        return Elements.child(role, Ns.MD, "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDUI, "UIInfo"))
                .map(info -> new UiInfo(
                        localized(info, Ns.MDUI, "DisplayName"),
                        localized(info, Ns.MDUI, "Description"),
                        Elements.children(info, Ns.MDUI, "Logo").stream()
                                .map(logo -> new UiInfo.Logo(
                                        Elements.text(logo),
                                        Elements.attr(logo, "width")
                                                .flatMap(MetadataReader::number)
                                                .orElse(0),
                                        Elements.attr(logo, "height")
                                                .flatMap(MetadataReader::number)
                                                .orElse(0),
                                        language(logo)))
                                .toList()))
                .orElse(UiInfo.NONE);
    }

    private static Map<String, String> localized(Element parent, String namespace, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Elements.children(parent, namespace, name)
                .forEach(element -> texts.putIfAbsent(language(element).orElse(""), Elements.text(element)));
        return texts;
    }

    private static Optional<String> language(Element element) {
        return element.hasAttributeNS(Ns.XML, "lang")
                ? Optional.of(element.getAttributeNS(Ns.XML, "lang"))
                : Optional.empty();
    }

    private static Organisation organisation(Element organisation) {
        return new Organisation(
                localized(organisation, Ns.MD, "OrganizationName"),
                localized(organisation, Ns.MD, "OrganizationDisplayName"),
                localized(organisation, Ns.MD, "OrganizationURL"),
                Elements.child(organisation, Ns.MD, "Extensions")
                        .flatMap(extensions -> Elements.childText(extensions, Ns.MDORGEXT, "OrganizationNumber")));
    }

    private static Map<String, Set<String>> entityAttributes(Element entity) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Elements.child(entity, Ns.MD, "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDATTR, "EntityAttributes"))
                .ifPresent(attributes -> Elements.children(attributes, Ns.SAML, "Attribute")
                        .forEach(attribute -> values.computeIfAbsent(
                                        attribute.getAttributeNS(null, "Name"), name -> new LinkedHashSet<>())
                                .addAll(Elements.children(attribute, Ns.SAML, "AttributeValue").stream()
                                        .map(Elements::text)
                                        .toList())));
        return values;
    }
}
