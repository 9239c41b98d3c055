package se.sakeratkomst.ehm.soap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import se.sakeratkomst.ehm.soap.contract.Contracts;
import se.sakeratkomst.ehm.soap.contract.Descriptions;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/** One user of a vendor's system that speaks version 17. Every answer is held against its schema. */
final class SoapClient {

    static final Contracts CONTRACTS = Contracts.load();
    private static final Descriptions DESCRIPTIONS = new Descriptions(CONTRACTS);
    private static final AnswerWriter WRITER = new AnswerWriter(CONTRACTS, false);

    private final EhmUnderTest ehm;
    private final Vendor vendor;
    private final String assertion;

    private SoapClient(EhmUnderTest ehm, Vendor vendor, String assertion) {
        this.ehm = ehm;
        this.vendor = vendor;
        this.assertion = assertion;
    }

    static SoapClient physician(EhmUnderTest ehm, Vendor vendor) {
        TestFederation federation = vendor.federation();
        return new SoapClient(ehm, vendor, federation.xml(federation.physician(Vendor.E_SERVICE)));
    }

    static SoapClient pharmacist(EhmUnderTest ehm, Vendor vendor) {
        Map<Attribute, List<String>> farid = new EnumMap<>(Attribute.class);
        farid.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990016-FARID"));
        farid.put(Attribute.LICENCE, List.of("AP"));
        farid.put(Attribute.LICENCE_NUMBER, List.of("900003"));
        farid.put(Attribute.PHARMACY_IDENTIFIER, List.of("7359999000014"));
        TestFederation federation = vendor.federation();
        return new SoapClient(ehm, vendor, federation.xml(federation.about(Vendor.E_SERVICE, farid)));
    }

    Vendor vendor() {
        return vendor;
    }

    String assertion() {
        return assertion;
    }

    static Operation operation(String path) {
        return CONTRACTS.at(path).orElseThrow();
    }

    static String body(Operation operation, Values request) {
        return plain(WRITER.message(operation, operation.name(), operation.request(), request));
    }

    private static String plain(Element element) {
        return SecureXml.text(element).replaceFirst("^<\\?xml[^>]*\\?>\\s*", "");
    }

    static String envelope(String security, String body) {
        return "<s:Envelope xmlns:s=\"" + Envelope.SOAP + "\"><s:Header><w:Security xmlns:w=\"" + Envelope.WSSE + "\">"
                + security.replaceFirst("^<\\?xml[^>]*\\?>\\s*", "") + "</w:Security></s:Header><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    HttpResponse<String> post(String path, String envelope, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(ehm.base(vendor.lab()) + SoapEndpoint.PATH + "/" + path))
                .header(
                        "SOAPAction",
                        "\"" + CONTRACTS.at(path).map(Operation::action).orElse("") + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        return EhmUnderTest.send(vendor.client(), more.apply(request));
    }

    HttpResponse<String> post(String path, String envelope) {
        return post(path, envelope, request -> request.header("Content-Type", "text/xml; charset=utf-8"));
    }

    HttpResponse<String> get(String pathAndQuery) {
        return EhmUnderTest.send(
                vendor.client(), HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + pathAndQuery)));
    }

    /** What stands in the body of the answer, valid by the contract. */
    Fields call(String path, Values request) {
        Operation operation = operation(path);
        HttpResponse<String> answer = post(path, envelope(assertion, body(operation, request)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return valid(operation, answer);
    }

    /** The exception in a fault, valid by the contract. */
    Fields refused(String path, Values request) {
        Operation operation = operation(path);
        return fault(operation, post(path, envelope(assertion, body(operation, request))));
    }

    static Fields fault(Operation operation, HttpResponse<String> answer) {
        if (answer.statusCode() != 500) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        Element fault = content(answer);
        Element detail = Elements.child(fault, "", "detail")
                .or(() -> Elements.children(fault).stream()
                        .filter(each -> "detail".equals(each.getLocalName()))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(answer.body()));
        return valid(operation, Elements.children(detail).get(0));
    }

    private static Element content(HttpResponse<String> answer) {
        Element envelope = SecureXml.parse(answer.body()).getDocumentElement();
        return Elements.children(
                        Elements.children(envelope, Envelope.SOAP, "Body").get(0))
                .get(0);
    }

    private static Fields valid(Operation operation, HttpResponse<String> answer) {
        return valid(operation, content(answer));
    }

    private static Fields valid(Operation operation, Element element) {
        try {
            DESCRIPTIONS.compiled(operation).newValidator().validate(new DOMSource(element));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(SecureXml.text(element), e);
        }
        return new Fields(element);
    }
}
