package se.sakeratkomst.saml.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Goes through the text of a document a second time, by events, and writes on each element where it began. A start tag begins where
 * the event before it ended; the parser itself tells only where the tag ends.
 */
final class Lines extends DefaultHandler2 {

    static final String KEY = "se.sakeratkomst.line";

    private final byte[] bytes;
    private final Deque<Element> open = new ArrayDeque<>();
    private @Nullable Locator locator;
    private @Nullable Element next;
    private int ended = 1;

    private Lines(Element root, byte[] bytes) {
        this.next = root;
        this.bytes = bytes;
    }

    static void mark(Document document, byte[] bytes) {
        try {
            Lines lines = new Lines(document.getDocumentElement(), bytes);
            SAXParser parser = SecureXml.eventReader();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", lines);
            parser.parse(new InputSource(new ByteArrayInputStream(bytes)), lines);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("A document that was read once cannot be read again", e);
        }
    }

    @Override
    public void setDocumentLocator(Locator where) {
        this.locator = where;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        Element element = next;
        if (element == null) {
            throw new IllegalStateException("More start tags than elements at " + qName);
        }
        element.setUserData(KEY, open.isEmpty() ? lineOfRoot(qName) : ended, null);
        open.push(element);
        next = firstElement(element.getFirstChild());
        moved();
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        next = firstElement(open.pop().getNextSibling());
        moved();
    }

    @Override
    public void characters(char[] text, int start, int length) {
        moved();
    }

    @Override
    public void processingInstruction(String target, String data) {
        moved();
    }

    @Override
    public void comment(char[] text, int start, int length) {
        moved();
    }

    @Override
    public void endCDATA() {
        moved();
    }

    private void moved() {
        if (locator != null) {
            ended = locator.getLineNumber();
        }
    }

    /** Space before the root gives no event, so the root is looked for in the text; an encoding unlike ASCII gives its tag's end. */
    private int lineOfRoot(String qName) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int line = 1; line < ended; line++) {
            from = text.indexOf('\n', from) + 1;
        }
        int at = text.indexOf("<" + qName, from);
        return at < 0
                ? locator == null ? ended : locator.getLineNumber()
                : ended
                        + (int) text.substring(from, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    private static @Nullable Element firstElement(@Nullable Node from) {
        for (Node node = from; node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        return null;
    }
}
