package se.sakeratkomst.vendor.sp.naive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;

/** A parser as it comes out of the box: it reads a DOCTYPE. Where it is told to it does more with that than any should. */
public final class LenientParser {

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private final boolean fetches;
    private final boolean counts;

    /**
     * @param fetches whether entities that stand elsewhere are fetched
     * @param counts whether it is counted how many entities become of a few
     */
    public LenientParser(boolean fetches, boolean counts) {
        this.fetches = fetches;
        this.counts = counts;
    }

    /** It reads a DOCTYPE, and does nothing more. */
    public static LenientParser usual() {
        return new LenientParser(false, true);
    }

    /** The document, entities in their places. */
    public Document parse(byte[] message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", fetches);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", fetches);
            if (!counts) {
                factory.setAttribute(LIMITS + "entityExpansionLimit", "0");
                factory.setAttribute(LIMITS + "entityReplacementLimit", "0");
                factory.setAttribute(LIMITS + "totalEntitySizeLimit", String.valueOf(SecureXml.MAX_BYTES));
            }
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((publicId, systemId) ->
                    fetches ? new InputSource(Anything.at(systemId)) : new InputSource(new StringReader("")));
            return builder.parse(new ByteArrayInputStream(message));
        } catch (SAXException | IOException e) {
            throw SamlRefusal.of(
                    "XML-WELLFORMED",
                    "reading a message as XML",
                    String.valueOf(e.getMessage()),
                    "one well-formed XML document",
                    "Check that the message is XML.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser lacks a setting", e);
        }
    }

    /** What a hasty reader finds in a message with a DOCTYPE: what follows the first end of one, as it seems. */
    public Optional<Document> parseHastily(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        int end = text.indexOf("]>");
        return text.startsWith("<!DOCTYPE") && end >= 0
                ? Optional.of(parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** Several documents one after the other, as the children of a root that holds them together. */
    public Document parseSeveral(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8).replaceAll("<\\?xml[^>]*\\?>", "");
        return parse(("<several>" + text + "</several>").getBytes(StandardCharsets.UTF_8));
    }
}
