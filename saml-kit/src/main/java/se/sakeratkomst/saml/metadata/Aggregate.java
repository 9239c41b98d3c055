package se.sakeratkomst.saml.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** A federation's signed, expiring list of entities. */
public final class Aggregate {
    private Aggregate() {}

    /**
     * Builds and signs.
     *
     * @param entities EntityDescriptor elements; copied, without ID and signature of their own, which the operator's replaces
     * @param name the aggregate's Name
     * @param validUntil when it must no longer be trusted
     * @param cacheDuration how often to fetch
     * @param operator signs the root
     */
    public static byte[] publish(
            List<Element> entities, String name, Instant validUntil, Duration cacheDuration, SigningKey operator) {
        return SecureXml.serialise(build(entities, name, validUntil, cacheDuration, operator));
    }

    /** {@link #publish} as a document. */
    public static Document build(
            List<Element> entities, String name, Instant validUntil, Duration cacheDuration, SigningKey operator) {
        Document document = SecureXml.newDocument();
        Element root = Elements.root(document, Ns.MD, "EntitiesDescriptor");
        Elements.set(root, "ID", Ids.next());
        Elements.set(root, "Name", name);
        Elements.set(root, "validUntil", Instants.write(validUntil));
        Elements.set(root, "cacheDuration", cacheDuration.toString());
        for (Element entity : entities) {
            Element copy = (Element) document.importNode(entity, true);
            Elements.scope(entity).forEach((prefix, namespace) -> {
                boolean declared = copy.hasAttributeNS(Ns.XMLNS, prefix.isEmpty() ? "xmlns" : prefix);
                if (!declared && !namespace.isEmpty()) {
                    copy.setAttributeNS(Ns.XMLNS, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
                }
            });
            withoutOwnSignature(copy);
            root.appendChild(copy);
        }
        withoutRepeatedIds(root, new HashSet<>());
        XmlSigner.sign(root, operator);
        return document;
    }

    private static void withoutOwnSignature(Element entity) {
        Elements.children(entity, Ns.DS, "Signature").forEach(Elements::remove);
        entity.removeAttributeNS(null, "ID");
    }

    /** An ID that two members chose alike must not make the whole feed unverifiable. */
    private static void withoutRepeatedIds(Element element, Set<String> seen) {
        for (String name : List.of("ID", "Id", "id")) {
            if (element.hasAttributeNS(null, name) && !seen.add(element.getAttributeNS(null, name))) {
                element.removeAttributeNS(null, name);
            }
        }
        if (element.hasAttributeNS(Ns.XML, "id") && !seen.add(element.getAttributeNS(Ns.XML, "id"))) {
            element.removeAttributeNS(Ns.XML, "id");
        }
        Elements.children(element).forEach(child -> withoutRepeatedIds(child, seen));
    }
}
