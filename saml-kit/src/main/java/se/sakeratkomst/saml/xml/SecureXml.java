package se.sakeratkomst.saml.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.utils.XMLUtils;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.sakeratkomst.saml.SamlRefusal;

/**
 * XML in and out. In: no DOCTYPE, no external reference, a limited size and depth.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.3 and 6.2: no DTD in a request or response</a>
 */
public final class SecureXml {
    /** The largest message that is read, in bytes. */
    public static final int MAX_BYTES = 1_000_000;

    /** The largest metadata aggregate that is read, in bytes. */
    public static final int MAX_FEED_BYTES = 200_000_000;

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    /** Readers that are idle: making one costs several times as much as reading a message does. */
    private static final BlockingQueue<DocumentBuilder> READERS = new ArrayBlockingQueue<>(16);

    private static final DOMImplementation EMPTY = implementation();

    private SecureXml() {}

    /** Reads a message of at most {@link #MAX_BYTES}. */
    public static Document parse(byte[] bytes) {
        return parse(bytes, MAX_BYTES);
    }

    /** Reads a message of at most {@link #MAX_BYTES}. */
    public static Document parse(String xml) {
        return parse(xml.getBytes(StandardCharsets.UTF_8), MAX_BYTES);
    }

    /** Reads a message of at most {@code maxBytes}. */
    public static Document parse(byte[] bytes, int maxBytes) {
        if (bytes.length > maxBytes) {
            throw SamlRefusal.of(
                    "XML-SIZE",
                    "reading a message as XML",
                    bytes.length + " bytes",
                    "at most " + maxBytes + " bytes",
                    "Send a smaller message.");
        }
        if (bytes.length == 0) {
            throw notXml("no bytes at all");
        }
        try {
            DocumentBuilder idle = READERS.poll();
            DocumentBuilder reader = idle == null ? newReader() : idle;
            Document document = reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
            if (bytes.length <= MAX_BYTES) {
                READERS.offer(reader); // one that has failed, or read something very large, is let go
            }
            if (!"1.0".equals(document.getXmlVersion())) {
                throw notXml("XML " + document.getXmlVersion());
            }
            requireNames(document.getDocumentElement());
            return document;
        } catch (SAXParseException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("DOCTYPE")) {
                throw SamlRefusal.of(
                        "XML-DOCTYPE",
                        "reading a message as XML",
                        "a DOCTYPE declaration",
                        "no DOCTYPE (SC-046 for requests, SC-073 for responses)",
                        "Leave the DOCTYPE out; SAML messages have none.");
            }
            throw notXml("line %d column %d: %s".formatted(e.getLineNumber(), e.getColumnNumber(), message));
        } catch (SAXException | IOException e) {
            throw notXml(String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser refuses a safety setting", e);
        }
    }

    /** The parser lets names through that begin with a colon, which have no place in XML with namespaces and cannot be copied. */
    private static void requireNames(Element element) {
        requireName(element);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            requireName(attributes.item(i));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                requireNames(inner);
            }
        }
    }

    private static void requireName(Node node) {
        String name = node.getNodeName();
        int colon = name.indexOf(':');
        if (colon == 0 || colon >= 0 && (colon == name.length() - 1 || name.indexOf(':', colon + 1) >= 0)) {
            throw notXml("the name " + name);
        }
    }

    /**
     * {@link #parse(byte[])}, and remembers for each element the line on which its start tag begins; {@link #line} tells it.
     */
    public static Document parseWithLines(byte[] bytes) {
        Document document = parse(bytes);
        Lines.mark(document, bytes);
        return document;
    }

    /** The line an element's start tag begins on, from 1; null when it was not read by {@link #parseWithLines}. */
    public static @Nullable Integer line(Element element) {
        return element.getUserData(Lines.KEY) instanceof Integer line ? line : null;
    }

    private static SamlRefusal notXml(String observed) {
        return SamlRefusal.of(
                "XML-WELLFORMED",
                "reading a message as XML",
                observed,
                "one well-formed document of XML 1.0",
                "Check that the message is XML, base64-encoded once, and sent whole.");
    }

    /** An empty document. */
    public static Document newDocument() {
        return EMPTY.createDocument(null, null, null);
    }

    /** A reader of events under the same settings as {@link #parse}. */
    static SAXParser eventReader() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setXIncludeAware(false);
        SAXParser parser = factory.newSAXParser();
        parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        parser.setProperty(LIMITS + "maxElementDepth", "100");
        parser.setProperty(LIMITS + "elementAttributeLimit", "200");
        return parser;
    }

    private static DOMImplementation implementation() {
        try {
            return newReader().getDOMImplementation();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser refuses a safety setting", e);
        }
    }

    private static DocumentBuilder newReader() throws ParserConfigurationException {
        DocumentBuilder reader = factory().newDocumentBuilder();
        reader.setErrorHandler(new RefusingErrors());
        reader.setEntityResolver((publicId, systemId) -> {
            throw new SAXException("external entity");
        });
        return reader;
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(LIMITS + "maxElementDepth", "100");
        factory.setAttribute(LIMITS + "elementAttributeLimit", "200");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** The node as UTF-8, byte for byte what the signature covers where one does; CDATA sections stay; no XML declaration. */
    public static byte[] serialise(Node node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        if (hasCdata(node)) {
            transform(node, out);
            return out.toByteArray();
        }
        Santuario.ready();
        XMLUtils.outputDOM(node, out);
        return out.toByteArray();
    }

    private static boolean hasCdata(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.CDATA_SECTION_NODE || hasCdata(child)) {
                return true;
            }
        }
        return false;
    }

    private static void transform(Node node, ByteArrayOutputStream out) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer identity = factory.newTransformer();
            identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            identity.transform(new DOMSource(node), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException("Writing " + node.getNodeName() + " failed", e);
        }
    }

    /** {@link #serialise} as a string. */
    public static String text(Node node) {
        return new String(serialise(node), StandardCharsets.UTF_8);
    }

    /** The node indented for people; never sign or send this. */
    public static String pretty(Node node) {
        StringBuilder out = new StringBuilder();
        Element root = node instanceof Document document ? document.getDocumentElement() : (Element) node;
        pretty(root, 0, out);
        return out.toString();
    }

    private static void pretty(Element element, int depth, StringBuilder out) {
        String indent = "  ".repeat(depth);
        out.append(indent).append('<').append(element.getNodeName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            out.append(' ')
                    .append(attribute.getNodeName())
                    .append("=\"")
                    .append(escape(attribute.getNodeValue()).replace("\"", "&quot;"))
                    .append('"');
        }
        if (!element.hasChildNodes()) {
            out.append("/>\n");
            return;
        }
        boolean nested = !Elements.children(element).isEmpty();
        out.append('>').append(nested ? "\n" : "");
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> pretty((Element) child, depth + 1, out);
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> {
                    String text = child.getNodeValue();
                    if (!nested) {
                        out.append(escape(text));
                    } else if (!text.isBlank()) {
                        out.append(indent)
                                .append("  ")
                                .append(escape(text.strip()))
                                .append('\n');
                    }
                }
                case Node.COMMENT_NODE ->
                    out.append("<!--").append(child.getNodeValue()).append("-->");
                case Node.PROCESSING_INSTRUCTION_NODE ->
                    out.append("<?")
                            .append(child.getNodeName())
                            .append(' ')
                            .append(child.getNodeValue())
                            .append("?>");
                default -> {
                    // nothing else stands in a message without DOCTYPE
                }
            }
        }
        out.append(nested ? indent : "")
                .append("</")
                .append(element.getNodeName())
                .append(">\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static final class RefusingErrors implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // a warning does not make the message wrong
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
