package se.sakeratkomst.saml.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
     * @param entities EntityDescriptor elements; copied, own signatures kept
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
            root.appendChild(copy);
        }
        XmlSigner.sign(root, operator);
        return document;
    }
}
