package se.sakeratkomst.saml.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * An element as it stands inside an aggregate, in the exclusive canonical form that the aggregate's signature covers. Since it is
 * canonical already, an aggregate can be signed by running over its entries once, without a document in memory.
 *
 * @param xml the canonical form where {@code md} is bound already
 * @param prefixes what InclusiveNamespaces must name for this form to be stable: prefixes that stand in values only (xsi:type)
 * @see <a href="https://www.w3.org/TR/xml-exc-c14n/">Exclusive XML Canonicalization 1.0, section 3</a>
 */
public record AggregateEntry(String xml, Set<String> prefixes) {

    private static final Pattern QNAME = Pattern.compile("\\s*([A-Za-z_][\\w.-]*):[A-Za-z_][\\w.-]*\\s*");
    private static final List<String> IDS = List.of("ID", "Id", "id");
    static final String CLOSE = "</md:EntitiesDescriptor>";

    public AggregateEntry {
        prefixes = Set.copyOf(prefixes);
    }

    /**
     * The entry of an element: a copy without signature and without IDs, which could meet the same ID of another member. What the
     * entity's own signature said is the operator's to say.
     */
    public static AggregateEntry of(Element element) {
        Document document = SecureXml.newDocument();
        Element root = Elements.root(document, Ns.MD, "EntitiesDescriptor");
        Element copy = (Element) document.importNode(element, true);
        Elements.scope(element).forEach((prefix, namespace) -> {
            String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
            if (!copy.hasAttributeNS(Ns.XMLNS, prefix.isEmpty() ? "xmlns" : prefix) && !namespace.isEmpty()) {
                copy.setAttributeNS(Ns.XMLNS, name, namespace);
            }
        });
        root.appendChild(copy);
        Elements.children(copy, Ns.DS, "Signature").forEach(Elements::remove);
        Set<String> prefixes = new TreeSet<>();
        tidy(copy, prefixes);
        String canonical = canonical(root, prefixes);
        return new AggregateEntry(
                canonical.substring(canonical.indexOf('>') + 1, canonical.length() - CLOSE.length()), prefixes);
    }

    /** The entry as an element of a document of its own. */
    public Element element() {
        Element root = SecureXml.parse(
                        ("<md:EntitiesDescriptor xmlns:md=\"" + Ns.MD + "\">" + xml + CLOSE)
                                .getBytes(StandardCharsets.UTF_8),
                        SecureXml.MAX_FEED_BYTES)
                .getDocumentElement();
        Document document = SecureXml.newDocument();
        Element alone = (Element) document.importNode(Elements.children(root).get(0), true);
        if (!alone.hasAttributeNS(Ns.XMLNS, "md")) {
            alone.setAttributeNS(Ns.XMLNS, "xmlns:md", Ns.MD);
        }
        document.appendChild(alone);
        return alone;
    }

    static String canonical(Element root, Collection<String> prefixes) {
        Santuario.ready();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(root, String.join(" ", prefixes), out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (XMLSecurityException e) {
            throw new IllegalStateException("Canonicalising " + root.getNodeName() + " failed", e);
        }
    }

    private static void tidy(Element element, Set<String> prefixes) {
        IDS.forEach(name -> element.removeAttributeNS(null, name));
        element.removeAttributeNS(Ns.XML, "id");
        Map<String, String> scope = Elements.scope(element);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!Ns.XMLNS.equals(attribute.getNamespaceURI())) {
                prefixIn(attribute.getValue(), scope, prefixes);
            }
        }
        List<Element> children = Elements.children(element);
        if (children.isEmpty()) {
            prefixIn(Elements.text(element), scope, prefixes);
        }
        for (Node child = element.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (child.getNodeType() == Node.COMMENT_NODE || child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                element.removeChild(child);
            }
            child = next;
        }
        children.forEach(child -> tidy(child, prefixes));
    }

    private static void prefixIn(String value, Map<String, String> scope, Set<String> prefixes) {
        Matcher name = QNAME.matcher(value);
        if (name.matches() && scope.containsKey(name.group(1))) {
            prefixes.add(name.group(1));
        }
    }
}
