package se.sakeratkomst.saml.metadata;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The elements that both roles' metadata have. */
final class MetadataWriter {
    private MetadataWriter() {}

    /** An ID that is the same each time, so that the document stays the same as long as its content does (SAMBI-050). */
    static String id(String entityId) {
        return "_"
                + UUID.nameUUIDFromBytes(entityId.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    static void entityAttributes(Element entity, Map<String, ? extends Collection<String>> attributes) {
        if (attributes.values().stream().allMatch(Collection::isEmpty)) {
            return;
        }
        Element extensions = Elements.append(entity, Ns.MD, "Extensions");
        Element entityAttributes = Elements.append(extensions, Ns.MDATTR, "EntityAttributes");
        attributes.forEach((name, values) -> {
            if (!values.isEmpty()) {
                Element attribute = Elements.append(entityAttributes, Ns.SAML, "Attribute");
                Elements.set(attribute, "Name", name);
                Elements.set(attribute, "NameFormat", Ns.ATTRNAME_URI);
                for (String value : values) {
                    Element element = Elements.append(attribute, Ns.SAML, "AttributeValue", value);
                    stringType(element);
                }
            }
        });
    }

    static void stringType(Element value) {
        Elements.declare(value, "xs", Ns.XS);
        Elements.declare(value, "xsi", Ns.XSI);
        value.setAttributeNS(Ns.XSI, "xsi:type", "xs:string");
    }

    static void uiInfo(Element extensions, UiInfo info) {
        if (info.displayNames().isEmpty() && info.logos().isEmpty()) {
            return;
        }
        Element uiInfo = Elements.append(extensions, Ns.MDUI, "UIInfo");
        localized(uiInfo, Ns.MDUI, "DisplayName", info.displayNames());
        localized(uiInfo, Ns.MDUI, "Description", info.descriptions());
        info.logos().forEach(logo -> {
            Element element = Elements.append(uiInfo, Ns.MDUI, "Logo", logo.url());
            Elements.set(element, "width", String.valueOf(logo.width()));
            Elements.set(element, "height", String.valueOf(logo.height()));
            logo.language().ifPresent(language -> element.setAttributeNS(Ns.XML, "xml:lang", language));
        });
    }

    static void localized(Element parent, String namespace, String name, Map<String, String> texts) {
        texts.forEach((language, text) ->
                Elements.append(parent, namespace, name, text).setAttributeNS(Ns.XML, "xml:lang", language));
    }

    static void key(Element role, String use, X509Certificate certificate, List<String> encryptionMethods) {
        Element key = Elements.append(role, Ns.MD, "KeyDescriptor");
        Elements.set(key, "use", use);
        Element info = Elements.append(key, Ns.DS, "KeyInfo");
        Element data = Elements.append(info, Ns.DS, "X509Data");
        Elements.append(data, Ns.DS, "X509Certificate", base64(certificate));
        encryptionMethods.forEach(
                method -> Elements.set(Elements.append(key, Ns.MD, "EncryptionMethod"), "Algorithm", method));
    }

    static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate without encoding", e);
        }
    }

    static void endpoint(Element role, String name, Endpoint endpoint) {
        endpoint(role, Ns.MD, name, endpoint);
    }

    static void endpoint(Element parent, String namespace, String name, Endpoint endpoint) {
        Element element = Elements.append(parent, namespace, name);
        Elements.set(element, "Binding", endpoint.binding());
        Elements.set(element, "Location", endpoint.location());
        Elements.set(element, "ResponseLocation", endpoint.responseLocation().orElse(null));
        endpoint.protocolBinding().ifPresent(binding -> {
            Elements.declare(element, Ns.prefix(Ns.HOKSSO), Ns.HOKSSO);
            element.setAttributeNS(Ns.HOKSSO, Ns.prefix(Ns.HOKSSO) + ":ProtocolBinding", binding);
        });
        endpoint.index().ifPresent(index -> Elements.set(element, "index", String.valueOf(index)));
        endpoint.isDefault().ifPresent(flag -> Elements.set(element, "isDefault", String.valueOf(flag)));
    }

    static void organisation(Element entity, Organisation organisation) {
        Element element = Elements.append(entity, Ns.MD, "Organization");
        organisation
                .number()
                .ifPresent(number -> Elements.append(
                        Elements.append(element, Ns.MD, "Extensions"), Ns.MDORGEXT, "OrganizationNumber", number));
        localized(element, Ns.MD, "OrganizationName", organisation.names());
        localized(element, Ns.MD, "OrganizationDisplayName", organisation.displayNames());
        localized(element, Ns.MD, "OrganizationURL", organisation.urls());
    }

    static void contact(Element entity, String type, String givenName, String mail) {
        Element contact = Elements.append(entity, Ns.MD, "ContactPerson");
        Elements.set(contact, "contactType", type);
        Elements.append(contact, Ns.MD, "GivenName", givenName);
        Elements.append(contact, Ns.MD, "EmailAddress", "mailto:" + mail);
    }
}
