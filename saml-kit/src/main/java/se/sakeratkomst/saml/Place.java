package se.sakeratkomst.saml;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Where in a document something stands.
 *
 * @param element the element's name with the prefix that is usual for its namespace
 * @param xpath the way to it from the root; a position only where there are several of the same name
 * @param line the line its start tag begins on, from 1; null when the document was not read from text
 */
public record Place(String element, String xpath, @Nullable Integer line) {

    /** The place of an element; its line where {@link SecureXml#parseWithLines} read it. */
    public static Place of(Element element) {
        return new Place(name(element), xpath(element), SecureXml.line(element));
    }

    private static String xpath(Element element) {
        StringBuilder path = new StringBuilder();
        for (Node node = element; node instanceof Element step; node = node.getParentNode()) {
            path.insert(0, "/" + name(step) + position(step));
        }
        return path.toString();
    }

    private static String position(Element element) {
        int before = count(element, true);
        return before == 0 && count(element, false) == 0 ? "" : "[" + (before + 1) + "]";
    }

    private static int count(Element element, boolean before) {
        int found = 0;
        Node node = before ? element.getPreviousSibling() : element.getNextSibling();
        while (node != null) {
            if (node instanceof Element other && name(other).equals(name(element))) {
                found++;
            }
            node = before ? node.getPreviousSibling() : node.getNextSibling();
        }
        return found;
    }

    private static String name(Element element) {
        String namespace = element.getNamespaceURI();
        return namespace == null
                ? element.getLocalName()
                : Ns.knownPrefix(namespace)
                        .map(prefix -> prefix + ":" + element.getLocalName())
                        .orElse(element.getNodeName());
    }
}
