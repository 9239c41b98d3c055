package se.sakeratkomst.inera.soap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A refusal as a SOAP 1.1 fault in the form of the national platform: the code and a Swedish text in {@code faultstring}, English in
 * {@code detail/detailString}.
 */
public final class FaultMessage {

    /** SOAP 1.1 over HTTP answers every fault so. */
    public static final int STATUS = 500;

    public static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

    private static final String PLATFORM = "[TEST Säker åtkomst Sandbox]";
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private FaultMessage() {}

    public static byte[] of(Refusal refusal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = OUTPUT.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument("UTF-8", "1.0");
            out.setPrefix("soap", Envelope.NAMESPACE);
            out.writeStartElement(Envelope.NAMESPACE, "Envelope");
            out.writeNamespace("soap", Envelope.NAMESPACE);
            out.writeStartElement(Envelope.NAMESPACE, "Body");
            out.writeStartElement(Envelope.NAMESPACE, "Fault");
            element(out, "faultcode", "soap:" + refusal.side());
            element(out, "faultstring", text(refusal));
            out.writeStartElement("detail");
            element(out, "detailString", detail(refusal));
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Could not write a fault", e);
        }
        return bytes.toByteArray();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(printable(text));
        out.writeEndElement();
    }

    private static String text(Refusal refusal) {
        return refusal.code() == null ? refusal.swedish() : refusal.code() + " " + PLATFORM + " " + refusal.swedish();
    }

    private static String detail(Refusal refusal) {
        return "Attempted: " + refusal.attempted() + ". Observed: " + refusal.observed() + ". Expected: "
                + refusal.expected() + ". Remedy: " + refusal.remedy();
    }

    /** What a caller sent may be quoted, and not all of it may stand in XML. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
    }
}
