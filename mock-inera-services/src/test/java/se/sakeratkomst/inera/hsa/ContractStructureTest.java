package se.sakeratkomst.inera.hsa;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.inera.testbed.HsaCaller.children;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.inera.testbed.HandedOutContract;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;

/** Names, order, types and cardinality of what is handed out, against a table. */
@ExtendWith(RunsInera.class)
class ContractStructureTest {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String WSDL_SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";

    /** The table: namespaces by prefix, and lines by the name of what they describe. */
    private record Table(Map<String, String> namespaces, Map<String, String> structures) {

        static Table read() {
            Map<String, String> namespaces = new LinkedHashMap<>();
            Map<String, String> structures = new LinkedHashMap<>();
            String message = "";
            for (String line : lines()) {
                String[] words = line.split(" ");
                if (line.startsWith("namespace ")) {
                    namespaces.put(words[1], words[2]);
                } else if (line.startsWith("message ")) {
                    message = "urn:riv:" + words[1] + ":" + words[2] + "Responder:" + words[3];
                    namespaces.put("message", message);
                } else if (line.startsWith("request") || line.startsWith("answer")) {
                    structures.put("{" + message + "}" + words[0], line.substring(line.indexOf('=') + 2));
                } else {
                    structures.put(
                            "{" + namespaces.get(words[0]) + "}" + words[1], line.substring(line.indexOf('=') + 2));
                }
            }
            return new Table(namespaces, structures);
        }

        private static List<String> lines() {
            try (InputStream in = ContractStructureTest.class.getResourceAsStream("/hsa/structures.txt")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** {@code am.DNType} with its namespace written out. */
        String expanded(String structure) {
            String text = structure;
            for (Map.Entry<String, String> namespace : namespaces.entrySet()) {
                text = text.replaceAll("\\b" + namespace.getKey() + "\\.", "{" + namespace.getValue() + "}");
            }
            return text;
        }
    }

    private static Stream<HsaCaller.Service> services() {
        return Stream.of(HsaCaller.CREDENTIALS, HsaCaller.EMPLOYEE_3, HsaCaller.EMPLOYEE_4);
    }

    private static HandedOutContract contract(IneraUnderTest inera, HsaCaller.Service service) {
        return HandedOutContract.fetched(HsaCaller.in(inera, LabId.DEFAULT), inera.base(LabId.DEFAULT), service);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSchemasHaveTheStructureOfTheTable(HsaCaller.Service service, IneraUnderTest inera) {
        Table table = Table.read();
        Map<String, String> found = new LinkedHashMap<>();
        contract(inera, service).schemas().values().forEach(schema -> found.putAll(structures(schema, service)));
        Map<String, String> expected = table.structures().entrySet().stream()
                .filter(line ->
                        found.keySet().stream().anyMatch(name -> namespace(name).equals(namespace(line.getKey()))))
                .collect(Collectors.toMap(Map.Entry::getKey, line -> table.expanded(line.getValue())));
        assertThat(found).isNotEmpty().containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String namespace(String name) {
        return name.substring(0, name.indexOf('}'));
    }

    private static Map<String, String> structures(Document schema, HsaCaller.Service service) {
        Element root = schema.getDocumentElement();
        assertThat(root.getAttribute("elementFormDefault")).isEqualTo("qualified");
        assertThat(root.getAttribute("attributeFormDefault")).isEqualTo("unqualified");
        assertThat(schema.getElementsByTagNameNS(XS, "attribute").getLength()).isZero();
        Map<String, String> found = new LinkedHashMap<>();
        String target = root.getAttribute("targetNamespace");
        for (Element type : children(root, XS, "complexType")) {
            Element sequence = children(type, XS, "sequence").get(0);
            List<Element> parts = children(sequence);
            boolean open = parts.get(parts.size() - 1).getLocalName().equals("any");
            if (open) {
                isOpen(parts.get(parts.size() - 1));
            }
            String name = target.equals(service.message())
                    ? type.getAttribute("name").equals(service.operation() + "Type") ? "request" : "answer"
                    : type.getAttribute("name");
            found.put(
                    "{" + target + "}" + name + (open ? "" : "§"),
                    parts.stream()
                            .filter(part -> !part.getLocalName().equals("any"))
                            .map(ContractStructureTest::told)
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static void isOpen(Element any) {
        assertThat(List.of("namespace", "processContents", "minOccurs", "maxOccurs"))
                .extracting(any::getAttribute)
                .containsExactly("##other", "lax", "0", "unbounded");
    }

    private static String told(Element part) {
        if (part.getLocalName().equals("choice")) {
            return children(part).stream()
                    .map(ContractStructureTest::told)
                    .collect(Collectors.joining(" | ", "(", ")"));
        }
        String occurs = part.getAttribute("minOccurs") + "/" + part.getAttribute("maxOccurs");
        String cardinality = switch (occurs) {
            case "/" -> "";
            case "0/" -> "?";
            case "0/unbounded" -> "*";
            case "/unbounded" -> "+";
            default -> throw new AssertionError(occurs);
        };
        String reference = part.getAttribute("ref");
        return reference.isEmpty()
                ? part.getAttribute("name") + cardinality + ":" + name(part, part.getAttribute("type"))
                : name(part, reference) + cardinality + ":" + typeOf(part, reference);
    }

    /** The extension elements are few and have these types. */
    private static String typeOf(Element part, String reference) {
        return switch (reference) {
            case "am21:healthCareProfessionalLicenceSpeciality" -> name(part, "am21:HCPSpecialityCodesType");
            case "am21:personalIdentity" -> name(part, "am21:IIType");
            default -> "string";
        };
    }

    private static String name(Element scope, String qualified) {
        int colon = qualified.indexOf(':');
        String namespace = scope.lookupNamespaceURI(qualified.substring(0, colon));
        String local = qualified.substring(colon + 1);
        return XS.equals(namespace) ? local : "{" + namespace + "}" + local;
    }

    @Test
    void theExtensionElementsHaveTheirTypes(IneraUnderTest inera) {
        List<String> elements = new ArrayList<>();
        contract(inera, HsaCaller.CREDENTIALS).schemas().values().forEach(schema -> {
            Element root = schema.getDocumentElement();
            if (root.getAttribute("targetNamespace").matches(".*:2\\.[12]")) {
                children(root, XS, "element")
                        .forEach(element -> elements.add(
                                element.getAttribute("name") + ":" + name(element, element.getAttribute("type"))));
            }
        });
        assertThat(elements)
                .containsExactlyInAnyOrder(
                        "profile:string",
                        "healthCareProfessionalLicenceCode:string",
                        "healthCareProfessionalLicenceSpeciality:{" + HsaCaller.AM21 + "}HCPSpecialityCodesType",
                        "occupationalCode:string",
                        "personalIdentity:{" + HsaCaller.AM21 + "}IIType",
                        "healthcareProfessionalLicenseIdentityNumber:string",
                        "pharmacyIdentifier:string");
    }

    @ParameterizedTest
    @MethodSource("services")
    void simpleTypesAreRestrictedAsTheTableOfSimpleTypesSays(HsaCaller.Service service, IneraUnderTest inera) {
        Map<String, String> found = new LinkedHashMap<>();
        contract(inera, service).schemas().values().forEach(schema -> {
            for (Element type : children(schema.getDocumentElement(), XS, "simpleType")) {
                Element restriction = children(type).get(0);
                found.put(
                        type.getAttribute("name"),
                        restriction.getAttribute("base") + " "
                                + children(restriction).stream()
                                        .map(facet -> facet.getAttribute("value"))
                                        .collect(Collectors.joining(" ")));
            }
        });
        assertThat(found).containsEntry("DNType", "xs:token 350 ([OUDCNLoudcnl]{1,2}=[0-9\\p{L}\\p{Zs}\\-.]*,?)*");
        if (service != HsaCaller.CREDENTIALS) {
            assertThat(found).containsEntry("TelephoneNumberType", "xs:string 32 ([+0123456789][0-9]*)");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void theWsdlHasTheShapeThatEveryContractHas(HsaCaller.Service service, IneraUnderTest inera) {
        Element definitions = contract(inera, service).wsdl().getDocumentElement();
        String operation = service.operation();
        String namespace = service.message().replace("Responder:", ":") + ":rivtabp21";
        assertThat(definitions.getAttribute("name")).isEqualTo(operation + "Interaction");
        assertThat(definitions.getAttribute("targetNamespace")).isEqualTo(namespace);
        assertThat(parts(definitions))
                .containsExactly(
                        operation + "Request: LogicalAddress {urn:riv:itintegration:registry:1}LogicalAddress",
                        operation + "Request: parameters {" + service.message() + "}" + operation,
                        operation + "Response: parameters {" + service.message() + "}" + operation + "Response");
        Element portType = children(definitions, WSDL, "portType").get(0);
        assertThat(portType.getAttribute("name")).isEqualTo(operation + "ResponderInterface");
        assertThat(children(children(portType, WSDL, "operation").get(0)))
                .extracting(Element::getLocalName)
                .containsExactly("input", "output");
        Element binding = children(definitions, WSDL, "binding").get(0);
        assertThat(binding.getAttribute("name")).isEqualTo(operation + "ResponderBinding");
        Element soap = children(binding, WSDL_SOAP, "binding").get(0);
        assertThat(soap.getAttribute("style") + " " + soap.getAttribute("transport"))
                .isEqualTo("document http://schemas.xmlsoap.org/soap/http");
        Element bound = children(binding, WSDL, "operation").get(0);
        assertThat(children(bound, WSDL_SOAP, "operation").get(0).getAttribute("soapAction"))
                .isEqualTo(service.action());
        Element input = children(bound, WSDL, "input").get(0);
        assertThat(children(input))
                .extracting(part -> part.getLocalName() + " " + part.getAttribute("use") + " "
                        + part.getAttribute("part") + part.getAttribute("parts"))
                .containsExactly("header literal LogicalAddress", "body literal parameters");
        assertThat(children(children(bound, WSDL, "output").get(0)))
                .extracting(Element::getLocalName)
                .containsExactly("body");
        Element wsdlService = children(definitions, WSDL, "service").get(0);
        assertThat(wsdlService.getAttribute("name")).isEqualTo(operation + "ResponderService");
        assertThat(children(wsdlService, WSDL, "port").get(0).getAttribute("name"))
                .isEqualTo(operation + "ResponderPort");
    }

    private static List<String> parts(Element definitions) {
        return children(definitions, WSDL, "message").stream()
                .flatMap(message -> children(message, WSDL, "part").stream()
                        .map(part -> message.getAttribute("name") + ": " + part.getAttribute("name") + " "
                                + name(part, part.getAttribute("element"))))
                .toList();
    }

    @Test
    void inALabEveryAddressIsTheLabs(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        HandedOutContract contract =
                HandedOutContract.fetched(HsaCaller.in(inera, lab), inera.base(lab), HsaCaller.CREDENTIALS);
        Element address = (Element)
                contract.wsdl().getElementsByTagNameNS(WSDL_SOAP, "address").item(0);
        assertThat(address.getAttribute("location")).isEqualTo(inera.base(lab) + HsaCaller.CREDENTIALS.path());
        assertThat(contract.schemas()).hasSize(6);
    }

    @Test
    void whatIsNoContractIsNotFound(IneraUnderTest inera) {
        HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
        String path = HsaCaller.CREDENTIALS.path();
        assertThat(Arrays.asList(path, path + "?xsd=../application.yaml", path + "?xsd=codes.yaml"))
                .allSatisfy(
                        address -> assertThat(caller.get(address).statusCode()).isEqualTo(404));
    }
}
