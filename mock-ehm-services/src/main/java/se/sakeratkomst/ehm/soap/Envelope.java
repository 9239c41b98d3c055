package se.sakeratkomst.ehm.soap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.soap.SoapRefusal.Why;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * A SOAP 1.1 envelope.
 *
 * @param header null where there is none
 * @param payload what the body holds
 */
record Envelope(@Nullable Element header, Element payload) {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private static final String ATTEMPT = "reading the envelope";
    private static final Set<String> UNDERSTOOD =
            Set.of("Security", "LogicalAddress", "To", "ArgosHeader", "Action", "MessageID", "ReplyTo");

    /** @throws SoapRefusal when it is none, or the body is not for that operation */
    static Envelope read(byte[] bytes, Operation operation, String systeminformation) {
        Element root = parsed(bytes);
        if (Elements.is(root, SOAP_12, "Envelope")) {
            throw SoapRefusal.of(
                    Why.VERSION_MISMATCH,
                    "V17-ENVELOPE",
                    ATTEMPT,
                    "a SOAP 1.2 envelope",
                    "SOAP 1.1, namespace " + SOAP,
                    "Use the binding of the WSDL.");
        }
        if (!Elements.is(root, SOAP, "Envelope")) {
            throw refused("the root element '" + root.getNodeName() + "'", "soap:Envelope of SOAP 1.1");
        }
        List<Element> bodies = Elements.children(root, SOAP, "Body");
        List<Element> headers = Elements.children(root, SOAP, "Header");
        if (bodies.size() != 1 || headers.size() > 1) {
            throw refused(
                    bodies.size() + " bodies and " + headers.size() + " headers", "one body and at most one header");
        }
        List<Element> payload = Elements.children(bodies.get(0));
        if (payload.size() != 1) {
            throw refused(payload.size() + " elements in the body", "one");
        }
        Envelope envelope = new Envelope(headers.isEmpty() ? null : headers.get(0), payload.get(0));
        envelope.requireUnderstood(systeminformation);
        if (!Elements.is(envelope.payload, operation.namespace(), operation.name())) {
            throw SoapRefusal.of(
                    Why.INVALID,
                    "V17-NAMESPACE",
                    "finding the operation",
                    "{" + envelope.payload.getNamespaceURI() + "}" + envelope.payload.getLocalName(),
                    "{" + operation.namespace() + "}" + operation.name(),
                    "Send the message to the service of its own version: the address ends with the major version.");
        }
        return envelope;
    }

    private static Element parsed(byte[] bytes) {
        try {
            Document document = SecureXml.parse(bytes);
            return document.getDocumentElement();
        } catch (SamlRefusal e) {
            Finding why = e.first();
            throw new SoapRefusal(
                    Why.ENVELOPE,
                    List.of(Finding.error(why.rule(), ATTEMPT, why.observed(), why.expected(), why.remedy())),
                    null);
        }
    }

    private void requireUnderstood(String systeminformation) {
        for (Element each : headers()) {
            String must = each.getAttributeNS(SOAP, "mustUnderstand");
            String name = String.valueOf(each.getLocalName());
            if ((must.equals("1") || must.equals("true"))
                    && !UNDERSTOOD.contains(name)
                    && !name.equals(systeminformation)) {
                throw SoapRefusal.of(
                        Why.MUST_UNDERSTAND,
                        "V17-ENVELOPE",
                        ATTEMPT,
                        "the header " + each.getNodeName() + ", which must be understood",
                        "headers of the contract",
                        "Leave it out, or do not demand that it is understood.");
            }
        }
    }

    List<Element> headers() {
        Element all = header;
        return all == null ? List.of() : Elements.children(all);
    }

    /** The header of that local name. */
    Optional<Element> header(String name) {
        return headers().stream()
                .filter(each -> name.equals(each.getLocalName()))
                .findFirst();
    }

    private static SoapRefusal refused(String observed, String expected) {
        return SoapRefusal.of(
                Why.ENVELOPE, "V17-ENVELOPE", ATTEMPT, observed, expected, "Compare the message with the WSDL.");
    }

    /** What is sent for that body. */
    static byte[] around(Element payload) {
        String inner = SecureXml.text(payload).replaceFirst("^<\\?xml[^>]*\\?>\\s*", "");
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"" + SOAP + "\"><soap:Body>"
                        + inner + "</soap:Body></soap:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
