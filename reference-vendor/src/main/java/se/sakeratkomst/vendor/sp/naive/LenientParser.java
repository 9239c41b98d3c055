package se.sakeratkomst.vendor.sp.naive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import se.sakeratkomst.saml.SamlRefusal;

/** A parser as it comes out of the box: it reads a DOCTYPE, and where it is told to it fetches what stands there. */
public final class LenientParser {

    private final boolean fetches;

    /** @param fetches whether entities that stand elsewhere are fetched */
    public LenientParser(boolean fetches) {
        this.fetches = fetches;
    }

    /** The document, entities in their places. */
    public Document parse(byte[] message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", fetches);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", fetches);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            if (!fetches) {
                builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            }
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

    /** Several documents one after the other, as the children of a root that holds them together. */
    public Document parseSeveral(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8).replaceAll("<\\?xml[^>]*\\?>", "");
        return parse(("<several>" + text + "</several>").getBytes(StandardCharsets.UTF_8));
    }
}
