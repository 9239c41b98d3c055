package se.sakeratkomst.saml.binding;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * SOAP 1.1: the message alone in the Body of an Envelope, from server to server.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.2</a>
 */
public final class SoapBinding {
    /** The media type of a SOAP 1.1 message. */
    public static final String MEDIA_TYPE = "text/xml";

    /** The SOAPAction header of a SAML message (SAML bindings 3.2.3). */
    public static final String ACTION = "http://www.oasis-open.org/committees/security";

    private SoapBinding() {}

    /** The envelope around a message; a signature in the message stays valid. */
    public static byte[] encode(Document message) {
        Document document = SecureXml.newDocument();
        Element envelope = Elements.root(document, Ns.SOAP11, "Envelope");
        Element body = Elements.append(envelope, Ns.SOAP11, "Body");
        body.appendChild(document.importNode(message.getDocumentElement(), true));
        return SecureXml.serialise(document);
    }

    /**
     * The message in an envelope, alone in a document of its own.
     *
     * @throws SamlRefusal when it is no envelope with exactly one message, or it is a Fault, or a header must be understood
     */
    public static Document decode(byte[] soap) {
        Element envelope = SecureXml.parse(soap).getDocumentElement();
        if (!Elements.is(envelope, Ns.SOAP11, "Envelope")) {
            throw refuse("the root element " + envelope.getNodeName(), "a SOAP 1.1 Envelope");
        }
        for (Element header : Elements.children(envelope, Ns.SOAP11, "Header")) {
            for (Element block : Elements.children(header)) {
                String must = block.getAttributeNS(Ns.SOAP11, "mustUnderstand");
                if (must.equals("1") || must.equals("true")) {
                    throw refuse(
                            "the header " + block.getNodeName() + " with mustUnderstand",
                            "no header that must be understood");
                }
            }
        }
        List<Element> bodies = Elements.children(envelope, Ns.SOAP11, "Body");
        List<Element> content = bodies.stream()
                .flatMap(body -> Elements.children(body).stream())
                .toList();
        if (bodies.size() != 1 || content.size() != 1) {
            throw refuse(
                    bodies.size() + " Body with " + content.size() + " elements in all", "one Body with one message");
        }
        Element message = content.get(0);
        if (Elements.is(message, Ns.SOAP11, "Fault")) {
            throw refuse(
                    "a Fault: "
                            + Elements.children(message).stream()
                                    .filter(child -> "faultstring".equals(child.getLocalName()))
                                    .map(Elements::text)
                                    .findFirst()
                                    .orElse("without faultstring"),
                    "a SAML message");
        }
        return Elements.detach(message).getOwnerDocument();
    }

    /**
     * A Fault.
     *
     * @param client whether the sender is to blame, else the receiver
     * @param text for people
     */
    public static byte[] fault(boolean client, String text) {
        Document document = SecureXml.newDocument();
        Element envelope = Elements.root(document, Ns.SOAP11, "Envelope");
        Element fault = Elements.append(Elements.append(envelope, Ns.SOAP11, "Body"), Ns.SOAP11, "Fault");
        plain(fault, "faultcode", Ns.prefix(Ns.SOAP11) + (client ? ":Client" : ":Server"));
        plain(fault, "faultstring", text);
        return SecureXml.serialise(document);
    }

    private static void plain(Element parent, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(null, name);
        element.setTextContent(text);
        parent.appendChild(element);
    }

    private static SamlRefusal refuse(String observed, String expected) {
        return SamlRefusal.of(
                "SAML-BINDINGS-3.2",
                "reading a SOAP message",
                observed,
                expected,
                "Send the SAML message alone in the Body of a SOAP 1.1 Envelope.");
    }
}
