package se.sakeratkomst.ehm.pirr;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.pirr.PirrFault.Who;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The SOAP 1.1 envelope of {@code callService}.
 *
 * @param header null where there is none
 * @param service name in the service descriptor
 * @param contentType of the request document
 * @param document base64 taken off
 * @see "ehm.md 3.4: one operation, serviceDescriptor, RequestDocument"
 */
record Envelope(@Nullable Element header, String service, String contentType, byte[] document) {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String OPERATION = "http://pirr.receptpartner.se/pi-wsgeneric-1.3/wsgeneric?WSDL";
    static final String TYPES = "java:se.receptpartner.pirr.service";

    private static final String ATTEMPTED = "reading the envelope";

    /** @throws PirrFault when it is none */
    static Envelope read(byte[] bytes, int most) {
        Element root = parsed(bytes, most);
        if (!Elements.is(root, SOAP, "Envelope")) {
            throw refused("the root element " + root.getNodeName(), "soap:Envelope of SOAP 1.1");
        }
        List<Element> bodies = Elements.children(root, SOAP, "Body");
        List<Element> headers = Elements.children(root, SOAP, "Header");
        if (bodies.size() != 1 || headers.size() > 1) {
            throw refused(bodies.size() + " bodies, " + headers.size() + " headers", "one body, at most one header");
        }
        List<Element> payload = Elements.children(bodies.get(0));
        if (payload.size() != 1 || !Elements.is(payload.get(0), OPERATION, "callService")) {
            throw refused(
                    payload.stream()
                            .map(each -> "{" + each.getNamespaceURI() + "}" + each.getLocalName())
                            .toList()
                            .toString(),
                    "{" + OPERATION + "}callService");
        }
        Element call = payload.get(0);
        Element descriptor = child(call, "serviceDescriptor");
        Element request = child(call, "requestDocument");
        return new Envelope(
                headers.isEmpty() ? null : headers.get(0),
                Elements.text(child(descriptor, "name")),
                Elements.text(child(request, "contentType")),
                decoded(Elements.text(child(request, "payload"))));
    }

    private static Element parsed(byte[] bytes, int most) {
        try {
            Document document = SecureXml.parse(bytes, most);
            return document.getDocumentElement();
        } catch (SamlRefusal e) {
            Finding why = e.first();
            throw PirrFault.of(Who.CLIENT, why.rule(), ATTEMPTED, why.observed(), why.expected(), why.remedy());
        }
    }

    /** Capitals are not what a document is refused for, since names of the envelope are seen in both forms. */
    private static Element child(Element parent, String name) {
        return Elements.children(parent).stream()
                .filter(each -> name.equalsIgnoreCase(each.getLocalName()))
                .findFirst()
                .orElseThrow(() -> refused("no " + name + " in " + parent.getLocalName(), "what the WSDL has"));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw refused("a payload that is not base64", "the S/MIME entity, base64-encoded once");
        }
    }

    /** The elements of the header. */
    List<Element> headers() {
        Element all = header;
        return all == null ? List.of() : Elements.children(all);
    }

    private static PirrFault refused(String observed, String expected) {
        return PirrFault.of(
                Who.CLIENT,
                "PIRR-ENVELOPE",
                ATTEMPTED,
                observed,
                expected,
                "Compare the message with what ?wsdl tells.");
    }

    /** The answer to a call. */
    static byte[] answer(PirrAnswer answer) {
        Document document = SecureXml.newDocument();
        Element body = body(document);
        Element response = append(body, OPERATION, "w:callServiceResponse");
        Element result = append(response, OPERATION, "w:responseDocument");
        append(result, TYPES, "j:svarskod").setTextContent(answer.code());
        append(result, TYPES, "j:svarstext").setTextContent(answer.text());
        append(result, TYPES, "j:contentType").setTextContent("application/xml; charset=UTF-8");
        append(result, TYPES, "j:payload").setTextContent(Base64.getEncoder().encodeToString(answer.acknowledgement()));
        return bytes(document);
    }

    /** The SOAP fault that tells it. */
    static byte[] fault(PirrFault fault) {
        Document document = SecureXml.newDocument();
        Element told = append(body(document), SOAP, "soap:Fault");
        plain(told, "faultcode").setTextContent("soap:" + (fault.who() == Who.CLIENT ? "Client" : "Server"));
        plain(told, "faultstring").setTextContent(fault.finding().observed());
        Element detail = append(plain(told, "detail"), TYPES, "j:ServiceFault");
        append(detail, TYPES, "j:code").setTextContent(fault.finding().rule());
        append(detail, TYPES, "j:description").setTextContent(fault.finding().sentence());
        return bytes(document);
    }

    private static Element body(Document document) {
        Element envelope = document.createElementNS(SOAP, "soap:Envelope");
        document.appendChild(envelope);
        Elements.declare(envelope, "soap", SOAP);
        Elements.declare(envelope, "w", OPERATION);
        Elements.declare(envelope, "j", TYPES);
        return append(envelope, SOAP, "soap:Body");
    }

    private static Element append(Element parent, String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    private static Element plain(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(null, name.toLowerCase(Locale.ROOT));
        parent.appendChild(child);
        return child;
    }

    private static byte[] bytes(Document document) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + SecureXml.text(document))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The header of that name. */
    Optional<Element> header(String namespace, String name) {
        return headers().stream()
                .filter(each -> Elements.is(each, namespace, name))
                .findFirst();
    }
}
