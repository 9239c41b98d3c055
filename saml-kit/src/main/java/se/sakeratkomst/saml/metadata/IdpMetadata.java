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
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Builds an identity provider's metadata. */
public final class IdpMetadata {
    private final String entityId;
    private final Map<String, Set<String>> entityAttributes = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Endpoint> logouts = new ArrayList<>();
    private final List<Endpoint> artifacts = new ArrayList<>();
    private final List<String> nameIdFormats = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final List<Offered> attributes = new ArrayList<>();
    private final List<String> principalNames = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private boolean wantAuthnRequestsSigned;
    private boolean declareAlgorithms;
    private @Nullable String errorUrl;
    private UiInfo uiInfo = UiInfo.NONE;
    private @Nullable Organisation organisation;

    private record Key(String use, X509Certificate certificate) {}

    private record Offered(String name, String friendlyName) {}

    private record Contact(String type, String name, String mail) {}

    private IdpMetadata(String entityId) {
        this.entityId = entityId;
    }

    /** Metadata for the identity provider with that entity id. */
    public static IdpMetadata of(String entityId) {
        return new IdpMetadata(entityId);
    }

    public IdpMetadata entityCategories(Set<String> categories) {
        entityAttributes.put(Ns.ENTITY_CATEGORY, categories);
        return this;
    }

    /** The LoA URIs it is approved for (SC-026). */
    public IdpMetadata assuranceCertifications(Set<String> loas) {
        entityAttributes.put(Ns.ASSURANCE_CERTIFICATION, loas);
        return this;
    }

    public IdpMetadata signingKey(X509Certificate certificate) {
        keys.add(new Key("signing", certificate));
        return this;
    }

    public IdpMetadata encryptionKey(X509Certificate certificate) {
        keys.add(new Key("encryption", certificate));
        return this;
    }

    public IdpMetadata singleSignOnService(String binding, String location) {
        endpoints.add(Endpoint.of(binding, location));
        return this;
    }

    /** Where requests for holder of key are taken, which come with a binding over mutual TLS. */
    public IdpMetadata holderOfKeySingleSignOnService(String binding, String location) {
        endpoints.add(Endpoint.of(binding, location).forHolderOfKey());
        return this;
    }

    /** Where logout messages with a binding are taken. */
    public IdpMetadata singleLogoutService(String binding, String location) {
        logouts.add(Endpoint.of(binding, location));
        return this;
    }

    /** Where artifacts are resolved, by SOAP. */
    public IdpMetadata artifactResolutionService(String location) {
        artifacts.add(Endpoint.indexed(Ns.BINDING_SOAP, location, artifacts.size(), artifacts.isEmpty()));
        return this;
    }

    public IdpMetadata nameIdFormat(String format) {
        nameIdFormats.add(format);
        return this;
    }

    public IdpMetadata scope(String scope) {
        scopes.add(scope);
        return this;
    }

    /** An attribute it can release beyond its entity categories (SC-027). */
    public IdpMetadata attribute(String name, String friendlyName) {
        attributes.add(new Offered(name, friendlyName));
        return this;
    }

    /** The attributes by which it wants to be told whom to log in: psc:RequestedPrincipalSelection (SC-030). */
    public IdpMetadata requestedPrincipalSelection(List<String> names) {
        principalNames.addAll(names);
        return this;
    }

    public IdpMetadata wantAuthnRequestsSigned(boolean wanted) {
        wantAuthnRequestsSigned = wanted;
        return this;
    }

    /** Whether to declare rsa-sha256, ecdsa-sha256 and SHA-256 (SC-002). */
    public IdpMetadata declareAlgorithms(boolean declare) {
        declareAlgorithms = declare;
        return this;
    }

    public IdpMetadata errorUrl(String url) {
        errorUrl = url;
        return this;
    }

    public IdpMetadata uiInfo(UiInfo info) {
        uiInfo = info;
        return this;
    }

    public IdpMetadata organisation(Organisation who) {
        organisation = who;
        return this;
    }

    public IdpMetadata contact(String type, String name, String mail) {
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
        if (declareAlgorithms) {
            declareAlgorithms(entity);
        }
        Element role = Elements.append(entity, Ns.MD, "IDPSSODescriptor");
        Elements.set(role, "protocolSupportEnumeration", Ns.SAMLP);
        Elements.set(role, "WantAuthnRequestsSigned", String.valueOf(wantAuthnRequestsSigned));
        Elements.set(role, "errorURL", errorUrl);
        if (!scopes.isEmpty() || !principalNames.isEmpty() || !uiInfo.equals(UiInfo.NONE)) {
            Element extensions = Elements.append(role, Ns.MD, "Extensions");
            scopes.forEach(
                    scope -> Elements.set(Elements.append(extensions, Ns.SHIBMD, "Scope", scope), "regexp", "false"));
            MetadataWriter.uiInfo(extensions, uiInfo);
            if (!principalNames.isEmpty()) {
                Element wanted = Elements.append(extensions, Ns.PSC, "RequestedPrincipalSelection");
                principalNames.forEach(
                        name -> Elements.set(Elements.append(wanted, Ns.PSC, "MatchValue"), "Name", name));
            }
        }
        keys.forEach(key -> MetadataWriter.key(role, key.use(), key.certificate(), List.of()));
        artifacts.forEach(endpoint -> MetadataWriter.endpoint(role, "ArtifactResolutionService", endpoint));
        logouts.forEach(endpoint -> MetadataWriter.endpoint(role, "SingleLogoutService", endpoint));
        nameIdFormats.forEach(format -> Elements.append(role, Ns.MD, "NameIDFormat", format));
        endpoints.forEach(endpoint -> MetadataWriter.endpoint(role, "SingleSignOnService", endpoint));
        attributes.forEach(attribute -> {
            Element element = Elements.append(role, Ns.SAML, "Attribute");
            Elements.set(element, "Name", attribute.name());
            Elements.set(element, "NameFormat", Ns.ATTRNAME_URI);
            Elements.set(element, "FriendlyName", attribute.friendlyName());
        });
        Optional.ofNullable(organisation).ifPresent(who -> MetadataWriter.organisation(entity, who));
        contacts.forEach(c -> MetadataWriter.contact(entity, c.type(), c.name(), c.mail()));
        return document;
    }

    private static void declareAlgorithms(Element entity) {
        Element extensions = Elements.child(entity, Ns.MD, "Extensions")
                .orElseGet(() -> Elements.append(entity, Ns.MD, "Extensions"));
        Elements.set(
                Elements.append(extensions, Ns.ALG, "DigestMethod"),
                "Algorithm",
                SignatureAlgorithm.RSA_SHA256.digestUri());
        for (SignatureAlgorithm algorithm : List.of(SignatureAlgorithm.RSA_SHA256, SignatureAlgorithm.ECDSA_SHA256)) {
            Elements.set(Elements.append(extensions, Ns.ALG, "SigningMethod"), "Algorithm", algorithm.uri());
        }
    }
}
