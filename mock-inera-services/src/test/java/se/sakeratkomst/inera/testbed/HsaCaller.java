package se.sakeratkomst.inera.testbed;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import se.sakeratkomst.kit.lab.LabId;

/** A caller of HSA that writes its envelopes by hand and reads the answers with the JDK, so that nothing of the service's own is used. */
public final class HsaCaller {

    public static final String ADDRESS = "SE165565594230-1000";
    public static final String AM = "urn:riv:infrastructure:directory:authorizationmanagement:2";
    public static final String AM21 = "urn:riv:infrastructure:directory:authorizationmanagement:2.1";
    public static final String AM22 = "urn:riv:infrastructure:directory:authorizationmanagement:2.2";
    public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /** A contract as a caller knows it. */
    public record Service(String path, String operation, String message, String types) {

        public String action() {
            return message + ":" + operation;
        }
    }

    public static final Service CREDENTIALS = new Service(
            "/hsa/authorizationmanagement/GetCredentialsForPersonIncludingProtectedPerson/2/rivtabp21",
            "GetCredentialsForPersonIncludingProtectedPerson",
            "urn:riv:infrastructure:directory:authorizationmanagement:GetCredentialsForPersonIncludingProtectedPersonResponder:2",
            AM);
    public static final Service EMPLOYEE_3 = employee(3);
    public static final Service EMPLOYEE_4 = employee(4);

    private static Service employee(int version) {
        return new Service(
                "/hsa/employee/GetEmployeeIncludingProtectedPerson/" + version + "/rivtabp21",
                "GetEmployeeIncludingProtectedPerson",
                "urn:riv:infrastructure:directory:employee:GetEmployeeIncludingProtectedPersonResponder:" + version,
                "urn:riv:infrastructure:directory:employee:" + version);
    }

    private final IneraUnderTest inera;
    private final LabId lab;
    private final HttpClient http;

    private HsaCaller(IneraUnderTest inera, LabId lab, HttpClient http) {
        this.inera = inera;
        this.lab = lab;
        this.http = http;
    }

    /** A system of the lab. */
    public static HsaCaller in(IneraUnderTest inera, LabId lab) {
        return new HsaCaller(inera, lab, inera.client(inera.pki().system(lab)));
    }

    public static HsaCaller with(IneraUnderTest inera, LabId lab, HttpClient http) {
        return new HsaCaller(inera, lab, http);
    }

    /** @param question children of the request element, in the prefix {@code m} */
    public static String envelope(Service service, String logicalAddress, String question) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <s:Envelope xmlns:s="%s">
                  <s:Header><r:LogicalAddress xmlns:r="urn:riv:itintegration:registry:1">%s</r:LogicalAddress></s:Header>
                  <s:Body><m:%s xmlns:m="%s">%s</m:%s></s:Body>
                </s:Envelope>""".formatted(
                        SOAP, logicalAddress, service.operation(), service.message(), question, service.operation());
    }

    public HttpResponse<String> post(Service service, String message) {
        return post(service, message, "text/xml;charset=UTF-8", '"' + service.action() + '"');
    }

    public HttpResponse<String> post(Service service, String message, String type, String action) {
        return IneraUnderTest.send(
                http,
                HttpRequest.newBuilder(URI.create(inera.base(lab) + service.path()))
                        .header("Content-Type", type)
                        .header("SOAPAction", action)
                        .POST(HttpRequest.BodyPublishers.ofString(message)));
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return IneraUnderTest.send(http, HttpRequest.newBuilder(URI.create(inera.base(lab) + pathAndQuery)));
    }

    /** The answer's element in the body, of a call that must succeed. */
    public Element ask(Service service, String question) {
        HttpResponse<String> answer = post(service, envelope(service, ADDRESS, question));
        if (answer.statusCode() != 200) {
            throw new AssertionError("HTTP " + answer.statusCode() + ": " + answer.body());
        }
        return body(answer.body());
    }

    public static Element body(String message) {
        Element body =
                (Element) parse(message).getElementsByTagNameNS(SOAP, "Body").item(0);
        return children(body).get(0);
    }

    public static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    public static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()) && namespace.equals(child.getNamespaceURI()))
                .toList();
    }

    public static List<String> texts(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream()
                .map(Element::getTextContent)
                .toList();
    }
}
