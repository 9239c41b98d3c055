package se.sakeratkomst.ehm.soap.contract;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes an operation as a WSDL 1.1 with a SOAP 1.1 binding, document/literal.
 *
 * @see "domain/ehm-v17-messages.md 1"
 */
final class WsdlWriter {

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final List<String> FAULTS = List.of("ApplicationException", "SystemException");

    private final UnaryOperator<String> addresses;

    /** @param addresses from the name of a schema's file to where it is fetched */
    WsdlWriter(UnaryOperator<String> addresses) {
        this.addresses = addresses;
    }

    /** @param location where the service is called */
    String write(Operation operation, String location) {
        String name = operation.name();
        boolean addressing = operation.profile() == Profile.BP20;
        String header = addressing ? Headers.ADDRESSING : Headers.REGISTRY;
        Tags tags = new Tags();
        tags.open(
                "wsdl:definitions",
                "name",
                name + "Interaction",
                "targetNamespace",
                operation.wsdlNamespace(),
                "xmlns:tns",
                operation.wsdlNamespace(),
                "xmlns:msg",
                operation.namespace(),
                "xmlns:address",
                header,
                "xmlns:argos",
                Headers.ARGOS,
                "xmlns:soap",
                SOAP,
                "xmlns:wsdl",
                WSDL,
                "xmlns:xs",
                TypeName.XS);
        tags.text("wsdl:documentation", "TEST. Written by the sandbox.");
        tags.open("wsdl:types").open("xs:schema", "targetNamespace", operation.wsdlNamespace());
        imported(tags, operation.namespace(), operation.schemaFile());
        imported(tags, header, addressing ? Headers.ADDRESSING_FILE : Headers.REGISTRY_FILE);
        imported(tags, Headers.ARGOS, Headers.ARGOS_FILE);
        tags.close().close();
        tags.open("wsdl:message", "name", name + "Request");
        tags.empty("wsdl:part", "name", "parameters", "element", "msg:" + name);
        tags.empty(
                "wsdl:part", "name", "LogicalAddress", "element", addressing ? "address:To" : "address:LogicalAddress");
        tags.empty("wsdl:part", "name", "ArgosHeader", "element", "argos:ArgosHeader");
        tags.close();
        message(tags, name + "Response", "msg:" + name + "Response");
        FAULTS.forEach(fault -> message(tags, fault, "msg:" + fault));
        tags.open("wsdl:portType", "name", name + "ResponderInterface").open("wsdl:operation", "name", name);
        tags.empty("wsdl:input", "message", "tns:" + name + "Request");
        tags.empty("wsdl:output", "message", "tns:" + name + "Response");
        FAULTS.forEach(fault -> tags.empty("wsdl:fault", "name", fault, "message", "tns:" + fault));
        tags.close().close();
        binding(tags, operation);
        tags.open("wsdl:service", "name", name + "ResponderService");
        tags.open("wsdl:port", "name", name + "ResponderPort", "binding", "tns:" + name + "ResponderBinding");
        tags.empty("soap:address", "location", location);
        return tags.close().close().close().toString();
    }

    private static void binding(Tags tags, Operation operation) {
        String name = operation.name();
        tags.open("wsdl:binding", "name", name + "ResponderBinding", "type", "tns:" + name + "ResponderInterface");
        tags.empty("soap:binding", "style", "document", "transport", "http://schemas.xmlsoap.org/soap/http");
        tags.open("wsdl:operation", "name", name);
        tags.empty("soap:operation", "soapAction", operation.action(), "style", "document");
        tags.open("wsdl:input");
        tags.empty("soap:body", "parts", "parameters", "use", "literal");
        for (String part : List.of("LogicalAddress", "ArgosHeader")) {
            tags.empty("soap:header", "message", "tns:" + name + "Request", "part", part, "use", "literal");
        }
        tags.close();
        tags.open("wsdl:output").empty("soap:body", "use", "literal").close();
        for (String fault : FAULTS) {
            tags.open("wsdl:fault", "name", fault)
                    .empty("soap:fault", "name", fault, "use", "literal")
                    .close();
        }
        tags.close().close();
    }

    private static void message(Tags tags, String name, String element) {
        tags.open("wsdl:message", "name", name);
        tags.empty("wsdl:part", "name", "parameters", "element", element);
        tags.close();
    }

    private void imported(Tags tags, String namespace, String file) {
        tags.empty("xs:import", "namespace", namespace, "schemaLocation", addresses.apply(file));
    }
}
