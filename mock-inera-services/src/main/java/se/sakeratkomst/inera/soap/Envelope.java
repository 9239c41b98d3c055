package se.sakeratkomst.inera.soap;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the platform reads of a message before the service does: that it is well-formed XML without DOCTYPE, a SOAP 1.1 envelope, to
 * whom it is addressed and what it asks.
 *
 * @param logicalAddress text of the header LogicalAddress, when there is one
 * @param question the element in the body, when there is one
 */
record Envelope(Optional<String> logicalAddress, Optional<QName> question) {

    static final String NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final QName LOGICAL_ADDRESS = new QName("urn:riv:itintegration:registry:1", "LogicalAddress");

    private static final QName ROOT = new QName(NAMESPACE, "Envelope");
    private static final QName HEADER = new QName(NAMESPACE, "Header");
    private static final QName BODY = new QName(NAMESPACE, "Body");
    private static final int DEEPEST = 100;
    private static final String MALFORMED = "Anropet är inte välformad XML";

    static Envelope read(byte[] message, Charset charset) {
        try {
            return new Scan(message, charset).envelope();
        } catch (XMLStreamException e) {
            throw refused(
                    MALFORMED,
                    "XML that does not parse: " + words(e),
                    "well-formed XML in " + charset,
                    "Correct the message at that place.");
        }
    }

    private static RefusedException refused(String swedish, String observed, String expected, String remedy) {
        return new RefusedException(
                Refusal.ofClient("VP015", swedish, "reading the SOAP message", observed, expected, remedy));
    }

    /** The parser's words without what it repeats of the message. */
    private static String words(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int text = message.indexOf("Message: ");
        String place = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber() + ": ";
        String said = (text < 0 ? message : message.substring(text + 9)).strip();
        return place + (said.length() > 200 ? said.substring(0, 200) + "…" : said);
    }

    private static final class Scan {
        private final XMLStreamReader reader;
        private int depth;
        private @Nullable QName part;
        private @Nullable StringBuilder address;
        private @Nullable QName question;

        Scan(byte[] message, Charset charset) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            reader = factory.createXMLStreamReader(new ByteArrayInputStream(message), charset.name());
        }

        Envelope envelope() throws XMLStreamException {
            boolean inAddress = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw doctype();
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        begin(reader.getName());
                        inAddress = depth == 3 && HEADER.equals(part) && LOGICAL_ADDRESS.equals(reader.getName());
                        if (inAddress) {
                            address = new StringBuilder();
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        inAddress = false;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        StringBuilder text = address;
                        if (inAddress && text != null) {
                            text.append(reader.getText());
                        }
                    }
                    default -> {
                        // comments and instructions say nothing here
                    }
                }
            }
            return new Envelope(
                    Optional.ofNullable(address).map(text -> text.toString().strip()), Optional.ofNullable(question));
        }

        private void begin(QName name) {
            if (depth == 1 && !ROOT.equals(name)) {
                throw refused(
                        "Anropet är inte ett SOAP 1.1-meddelande",
                        "the root element " + name,
                        "the root element " + ROOT,
                        "Send a SOAP 1.1 envelope; the contract is at the same address with ?wsdl.");
            }
            if (depth == 2) {
                part = name;
            }
            if (depth == 3 && BODY.equals(part) && question == null) {
                question = name;
            }
            if (depth > DEEPEST) {
                throw refused(
                        "Anropet är för djupt nästlat",
                        "elements nested more than " + DEEPEST + " deep",
                        "at most " + DEEPEST + " levels",
                        "Send what the contract describes.");
            }
        }

        private static RefusedException doctype() {
            return refused(
                    "Anropet innehåller DOCTYPE, vilket inte tillåts",
                    "a DOCTYPE",
                    "XML without a document type declaration",
                    "Leave the DOCTYPE out.");
        }
    }
}
