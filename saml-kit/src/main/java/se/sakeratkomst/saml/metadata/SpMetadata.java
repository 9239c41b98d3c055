package se.sakeratkomst.saml.metadata;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Builds a service provider's metadata. */
public final class SpMetadata {
    private final String entityId;
    private final Map<String, Set<String>> entityAttributes = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Endpoint> acs = new ArrayList<>();
    private final List<Endpoint> logouts = new ArrayList<>();
    private final List<Endpoint> discoveryResponses = new ArrayList<>();
    private final List<String> nameIdFormats = new ArrayList<>();
    private final List<AttributeConsumingService> services = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private boolean authnRequestsSigned = true;
    private boolean wantAssertionsSigned = true;
    private UiInfo uiInfo = UiInfo.NONE;
    private @Nullable Organisation organisation;

    private record Key(String use, X509Certificate certificate, List<String> methods) {}

    private record Contact(String type, String name, String mail) {}

    private SpMetadata(String entityId) {
        this.entityId = entityId;
    }

    /** Metadata for the service provider with that entity id. */
    public static SpMetadata of(String entityId) {
        return new SpMetadata(entityId);
    }

    public SpMetadata entityCategories(Set<String> categories) {
        entityAttributes.put(Ns.ENTITY_CATEGORY, categories);
        return this;
    }

    public SpMetadata signingKey(X509Certificate certificate) {
        keys.add(new Key("signing", certificate, List.of()));
        return this;
    }

    /** An encryption key and the algorithms declared with it; none declared means the mandatory ones. */
    public SpMetadata encryptionKey(X509Certificate certificate, String... methods) {
        keys.add(new Key("encryption", certificate, List.of(methods)));
        return this;
    }

    /** An HTTP-POST AssertionConsumerService; the first is the default. */
    public SpMetadata assertionConsumerService(String location) {
        acs.add(Endpoint.indexed(Ns.BINDING_POST, location, acs.size(), acs.isEmpty()));
        return this;
    }

    public SpMetadata assertionConsumerService(Endpoint endpoint) {
        acs.add(endpoint);
        return this;
    }

    /** Where logout messages with a binding are taken. */
    public SpMetadata singleLogoutService(String binding, String location) {
        return singleLogoutService(Endpoint.of(binding, location));
    }

    public SpMetadata singleLogoutService(Endpoint endpoint) {
        logouts.add(endpoint);
        return this;
    }

    /** Where a discovery service may send users back; the first is the default. */
    public SpMetadata discoveryResponse(String location) {
        discoveryResponses.add(
                Endpoint.indexed(Ns.IDPDISC, location, discoveryResponses.size(), discoveryResponses.isEmpty()));
        return this;
    }

    public SpMetadata nameIdFormat(String format) {
        nameIdFormats.add(format);
        return this;
    }

    public SpMetadata attributeConsumingService(AttributeConsumingService service) {
        services.add(service);
        return this;
    }

    public SpMetadata authnRequestsSigned(boolean signed) {
        authnRequestsSigned = signed;
        return this;
    }

    public SpMetadata wantAssertionsSigned(boolean wanted) {
        wantAssertionsSigned = wanted;
        return this;
    }

    public SpMetadata uiInfo(UiInfo info) {
        uiInfo = info;
        return this;
    }

    public SpMetadata organisation(Organisation who) {
        organisation = who;
        return this;
    }

    /** A contact: type is technical, support, administrative, billing or other. */
    public SpMetadata contact(String type, String name, String mail) {
        contacts.add(new Contact(type, name, mail));
        return this;
    }

    /** The EntityDescriptor. */
    public Document build() {
        Document document = SecureXml.newDocument();
        Element entity = Elements.root(document, Ns.MD, "EntityDescriptor");
        Elements.set(entity, "ID", MetadataWriter.id(entityId));
        Elements.set(entity, "entityID", entityId);
        MetadataWriter.entityAttributes(entity, entityAttributes);
        Element role = Elements.append(entity, Ns.MD, "SPSSODescriptor");
        Elements.set(role, "protocolSupportEnumeration", Ns.SAMLP);
        Elements.set(role, "AuthnRequestsSigned", String.valueOf(authnRequestsSigned));
        Elements.set(role, "WantAssertionsSigned", String.valueOf(wantAssertionsSigned));
        extensions(role);
        keys.forEach(key -> MetadataWriter.key(role, key.use(), key.certificate(), key.methods()));
        logouts.forEach(endpoint -> MetadataWriter.endpoint(role, "SingleLogoutService", endpoint));
        nameIdFormats.forEach(format -> Elements.append(role, Ns.MD, "NameIDFormat", format));
        acs.forEach(endpoint -> MetadataWriter.endpoint(role, "AssertionConsumerService", endpoint));
        services.forEach(service -> attributeConsumingService(role, service));
        Optional.ofNullable(organisation).ifPresent(who -> MetadataWriter.organisation(entity, who));
        contacts.forEach(c -> MetadataWriter.contact(entity, c.type(), c.name(), c.mail()));
        return document;
    }

    private void extensions(Element role) {
        if (uiInfo.equals(UiInfo.NONE) && discoveryResponses.isEmpty()) {
            return;
        }
        Element extensions = Elements.append(role, Ns.MD, "Extensions");
        if (!uiInfo.equals(UiInfo.NONE)) {
            MetadataWriter.uiInfo(extensions, uiInfo);
        }
        discoveryResponses.forEach(
                endpoint -> MetadataWriter.endpoint(extensions, Ns.IDPDISC, "DiscoveryResponse", endpoint));
    }

    private static void attributeConsumingService(Element role, AttributeConsumingService service) {
        Element element = Elements.append(role, Ns.MD, "AttributeConsumingService");
        Elements.set(element, "index", String.valueOf(service.index()));
        if (service.isDefault()) {
            Elements.set(element, "isDefault", "true");
        }
        MetadataWriter.localized(element, Ns.MD, "ServiceName", service.names());
        service.attributes().forEach(attribute -> {
            Element requested = Elements.append(element, Ns.MD, "RequestedAttribute");
            Elements.set(requested, "Name", attribute.name());
            Elements.set(requested, "NameFormat", attribute.nameFormat().orElse(Ns.ATTRNAME_URI));
            Elements.set(requested, "FriendlyName", attribute.friendlyName().orElse(null));
            Elements.set(requested, "isRequired", String.valueOf(attribute.required()));
        });
    }
}
