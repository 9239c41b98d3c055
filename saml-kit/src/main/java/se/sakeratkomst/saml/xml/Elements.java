package se.sakeratkomst.saml.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Small steps through a DOM. Every step goes to direct children only: nothing is found by accident deeper down. */
public final class Elements {
    private Elements() {}

    /** Whether the node is the element of that name. */
    public static boolean is(@Nullable Node node, String namespace, String localName) {
        return node instanceof Element
                && localName.equals(node.getLocalName())
                && namespace.equals(node.getNamespaceURI());
    }

    /** The direct child elements of that name, in document order. */
    public static List<Element> children(Element parent, String namespace, String localName) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (is(node, namespace, localName)) {
                found.add((Element) node);
            }
        }
        return found;
    }

    /** All direct child elements, in document order. */
    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first direct child element of that name. */
    public static Optional<Element> child(Element parent, String namespace, String localName) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (is(node, namespace, localName)) {
                return Optional.of((Element) node);
            }
        }
        return Optional.empty();
    }

    /** The first element found by going down through first children of those local names in one namespace. */
    public static Optional<Element> path(Element from, String namespace, String... localNames) {
        Optional<Element> at = Optional.of(from);
        for (String name : localNames) {
            at = at.flatMap(element -> child(element, namespace, name));
        }
        return at;
    }

    /** All elements of that name below {@code root} and {@code root} itself, in document order. */
    public static List<Element> descendants(Element root, String namespace, String localName) {
        List<Element> found = new ArrayList<>();
        collect(root, namespace, localName, found);
        return found;
    }

    private static void collect(Element at, String namespace, String localName, List<Element> found) {
        if (is(at, namespace, localName)) {
            found.add(at);
        }
        for (Node node = at.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                collect(element, namespace, localName, found);
            }
        }
    }

    /** The whole text of the first such child, comments and processing instructions passed over; trimmed. */
    public static Optional<String> childText(Element parent, String namespace, String localName) {
        return child(parent, namespace, localName).map(Elements::text);
    }

    /**
     * The whole text of a node: every text and CDATA node in it joined, comments and processing instructions passed over,
     * so that {@code a<!-- -->b} reads {@code ab} and never {@code a}. Trimmed.
     */
    public static String text(Node node) {
        StringBuilder text = new StringBuilder();
        gather(node, text);
        return text.toString().strip();
    }

    private static void gather(Node node, StringBuilder into) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> into.append(child.getNodeValue());
                case Node.ELEMENT_NODE -> gather(child, into);
                default -> {
                    // comments and processing instructions are no text
                }
            }
        }
    }

    /** An attribute without namespace, where it is present. */
    public static Optional<String> attr(Element element, String name) {
        return element.hasAttributeNS(null, name) ? Optional.of(element.getAttributeNS(null, name)) : Optional.empty();
    }

    /** An attribute without namespace, null where it is absent. */
    public static @Nullable String attrOrNull(Element element, String name) {
        return element.hasAttributeNS(null, name) ? element.getAttributeNS(null, name) : null;
    }

    /** Reads an xs:boolean attribute; absent gives empty. */
    public static Optional<Boolean> flag(Element element, String name) {
        return attr(element, name).map(String::strip).map(value -> value.equals("true") || value.equals("1"));
    }

    /** Sets an attribute, or leaves it out when the value is null. */
    public static Element set(Element element, String name, @Nullable String value) {
        if (value != null) {
            element.setAttributeNS(null, name, value);
        }
        return element;
    }

    /** A new root element for the document, its namespace declared. */
    public static Element root(Document document, String namespace, String localName) {
        Element element = create(document, namespace, localName);
        document.appendChild(element);
        declare(element, Ns.prefix(namespace), namespace);
        return element;
    }

    /** A new element that is not attached yet; its namespace is declared on it. */
    public static Element create(Document document, String namespace, String localName) {
        Element element = document.createElementNS(namespace, Ns.prefix(namespace) + ":" + localName);
        declare(element, Ns.prefix(namespace), namespace);
        return element;
    }

    /** Appends a new child; its namespace is declared on it where it is not in scope. */
    public static Element append(Element parent, String namespace, String localName) {
        String prefix = Ns.prefix(namespace);
        Element element = parent.getOwnerDocument().createElementNS(namespace, prefix + ":" + localName);
        parent.appendChild(element);
        if (!namespace.equals(parent.lookupNamespaceURI(prefix))) {
            declare(element, prefix, namespace);
        }
        return element;
    }

    /** Appends a new child with text. */
    public static Element append(Element parent, String namespace, String localName, String text) {
        Element element = append(parent, namespace, localName);
        element.setTextContent(text);
        return element;
    }

    /** Declares a namespace prefix on the element. */
    public static void declare(Element element, String prefix, String namespace) {
        element.setAttributeNS(Ns.XMLNS, "xmlns:" + prefix, namespace);
    }

    /** The namespace declarations in scope at a node, nearest first winning; the default namespace has the key "". */
    public static Map<String, String> scope(Element at) {
        Map<String, String> scope = new LinkedHashMap<>();
        for (Node node = at; node instanceof Element element; node = node.getParentNode()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (Ns.XMLNS.equals(attribute.getNamespaceURI())) {
                    String prefix = attribute.getPrefix() == null ? "" : attribute.getLocalName();
                    scope.putIfAbsent(prefix, attribute.getValue());
                }
            }
        }
        return scope;
    }

    /**
     * A copy that stands alone in a document of its own, with every namespace that was in scope declared on it. A valid
     * exclusive-canonicalisation signature inside stays valid, and nothing outside the copy can be reached from it.
     */
    public static Element detach(Element element) {
        Document document = SecureXml.newDocument();
        Element copy = (Element) document.importNode(element, true);
        document.appendChild(copy);
        scope(element).forEach((prefix, namespace) -> {
            if (prefix.isEmpty()) {
                if (!namespace.isEmpty() && !copy.hasAttributeNS(Ns.XMLNS, "xmlns")) {
                    copy.setAttributeNS(Ns.XMLNS, "xmlns", namespace);
                }
            } else if (!copy.hasAttributeNS(Ns.XMLNS, prefix)) {
                declare(copy, prefix, namespace);
            }
        });
        return copy;
    }

    /** Puts a copy of {@code replacement} in the place of {@code original} and returns the copy. */
    public static Element replace(Element original, Element replacement) {
        Node copy = original.getOwnerDocument().importNode(replacement, true);
        original.getParentNode().replaceChild(copy, original);
        return (Element) copy;
    }

    /** Takes the node out of its parent, if it has one. */
    public static void remove(Node node) {
        Node parent = node.getParentNode();
        if (parent != null) {
            parent.removeChild(node);
        }
    }
}
