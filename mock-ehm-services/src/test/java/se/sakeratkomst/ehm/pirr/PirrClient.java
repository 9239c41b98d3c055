package se.sakeratkomst.ehm.pirr;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.saml.federation.Attribute;

/** A veterinarian's system, which calls PIRR as it is called on the wire. */
final class PirrClient {

    static final String VERA = "SE5599990024-VERA";
    private static final Pattern PAYLOAD = Pattern.compile("<j:payload>([^<]+)<");

    private final EhmUnderTest ehm;
    private final Vendor vendor;

    PirrClient(EhmUnderTest ehm, Vendor vendor) {
        this.ehm = ehm;
        this.vendor = vendor;
    }

    /** An assertion about the veterinarian. */
    String assertion() {
        Map<Attribute, List<String>> vera = new EnumMap<>(Attribute.class);
        vera.put(Attribute.PERSONAL_IDENTITY_NUMBER, List.of("196907072380"));
        vera.put(Attribute.EMPLOYEE_HSA_ID, List.of(VERA));
        vera.put(Attribute.OCCUPATIONAL_CODE, List.of("VT"));
        vera.put(Attribute.PERSONAL_PRESCRIPTION_CODE, List.of("9000027"));
        TestFederation federation = vendor.federation();
        return federation.xml(federation.about(Vendor.E_SERVICE, vera));
    }

    static String envelope(String security, String service, byte[] document) {
        return """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>
            <o:Security xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">%s</o:Security>
            </s:Header><s:Body><callService xmlns="http://pirr.receptpartner.se/pi-wsgeneric-1.3/wsgeneric?WSDL"
             xmlns:j="java:se.receptpartner.pirr.service"><serviceDescriptor><j:name>%s</j:name></serviceDescriptor>
            <requestDocument><j:contentType>multipart/signed</j:contentType><j:payload>%s</j:payload></requestDocument>
            </callService></s:Body></s:Envelope>
            """.formatted(security, service, Base64.getMimeEncoder().encodeToString(document));
    }

    HttpResponse<String> post(String envelope) {
        return EhmUnderTest.send(
                vendor.client(),
                HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + PirrEndpoint.PATH))
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("SOAPAction", "\"\"")
                        .POST(HttpRequest.BodyPublishers.ofString(envelope)));
    }

    static String aperak(HttpResponse<String> answer) {
        Matcher payload = PAYLOAD.matcher(answer.body());
        if (!payload.find()) {
            throw new IllegalStateException(answer.body());
        }
        return new String(Base64.getDecoder().decode(payload.group(1)), StandardCharsets.UTF_8);
    }
}
