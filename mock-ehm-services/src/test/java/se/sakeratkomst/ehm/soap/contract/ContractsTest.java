package se.sakeratkomst.ehm.soap.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.wsdl.Binding;
import javax.wsdl.BindingOperation;
import javax.wsdl.Definition;
import javax.wsdl.Port;
import javax.wsdl.Service;
import javax.wsdl.extensions.soap.SOAPAddress;
import javax.wsdl.extensions.soap.SOAPHeader;
import javax.wsdl.extensions.soap.SOAPOperation;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLLocator;
import javax.wsdl.xml.WSDLReader;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaAny;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaFacet;
import org.apache.ws.commons.schema.XmlSchemaSequence;
import org.apache.ws.commons.schema.XmlSchemaSequenceMember;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeRestriction;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What is served is what the source says, as readers that are not ours understand it. */
class ContractsTest {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final String HERE = "https://ehm.example/apisp/X";
    private static final Map<String, String> SIGNS = Map.of(
            "length", "=",
            "minLength", "≥",
            "maxLength", "≤",
            "totalDigits", "digits≤",
            "minInclusive", "min ",
            "maxInclusive", "max ");

    private final Contracts contracts = Contracts.load();
    private final Descriptions descriptions = new Descriptions(contracts);
    private final Source source = new Source();

    /** The source's text, read without the reader that the service uses. */
    private static final class Source {

        final Map<String, String> aliases = new HashMap<>();
        final Map<String, String> requests = new LinkedHashMap<>();
        final Map<String, String> answers = new LinkedHashMap<>();
        final Map<String, Map<String, String>> types = new LinkedHashMap<>();

        Source() {
            Map<String, Map<String, String>> byAlias = new HashMap<>();
            for (String domain : List.of("or", "axs", "lf", "pris", "expo", "folk", "rdd")) {
                String block = "";
                String message = "";
                for (String line : text(domain).replaceAll("\n    ", " ").split("\n")) {
                    String[] words = line.split(" ");
                    String[] halves = line.split(" = ", 2);
                    if (line.matches("(types|elements) .*")) {
                        block = words[1];
                        aliases.put(words[2], block);
                        byAlias.put(block, types.computeIfAbsent(words[2], any -> new LinkedHashMap<>()));
                    } else if (line.equals("messages")) {
                        block = line;
                    } else if (halves.length < 2 || line.startsWith("#")) {
                        continue;
                    } else if (line.startsWith("  answer")) {
                        answers.put(message, halves[1]);
                    } else if (block.equals("messages")) {
                        message = halves[0];
                        requests.put(message, halves[1]);
                    } else if (line.startsWith("like ")) {
                        for (String name : halves[1].split(", ")) {
                            String model = byAlias.get(words[1]).get(name).replaceAll(" [~§]$", "");
                            byAlias.get(block).put(name, model + (words[2].equals("~") ? " ~" : ""));
                        }
                    } else {
                        byAlias.get(block).put(halves[0], halves[1]);
                    }
                }
            }
        }

        private static String text(String domain) {
            try (InputStream in = ContractsTest.class.getResourceAsStream("/version17/" + domain + ".txt")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The WSDL and what it imports, by their addresses. */
    private final class Fetched implements WSDLLocator {

        private final Operation operation;
        private String latest = HERE + "?wsdl";

        Fetched(Operation operation) {
            this.operation = operation;
        }

        @Override
        public InputSource getBaseInputSource() {
            return new InputSource(new StringReader(descriptions.wsdl(operation, HERE)));
        }

        @Override
        public String getBaseURI() {
            return HERE + "?wsdl";
        }

        @Override
        public InputSource getImportInputSource(String parent, String location) {
            latest = location;
            return new InputSource(new StringReader(descriptions
                    .schema(operation, location.substring(location.indexOf('=') + 1), HERE)
                    .orElseThrow()));
        }

        @Override
        public String getLatestImportURI() {
            return latest;
        }

        @Override
        public void close() {}
    }

    private XmlSchema read(Operation operation) {
        XmlSchemaCollection collection = new XmlSchemaCollection();
        String text =
                descriptions.schema(operation, operation.schemaFile(), HERE).orElseThrow();
        collection.setSchemaResolver((namespace, location, base) -> {
            String file = location.substring(location.indexOf('=') + 1);
            return new InputSource(
                    new StringReader(descriptions.schema(operation, file, HERE).orElseThrow()));
        });
        return collection.read(new StringReader(text));
    }

    private String told(String own, XmlSchemaComplexType type) {
        List<String> members = new ArrayList<>();
        String end = "";
        for (XmlSchemaSequenceMember each : ((XmlSchemaSequence) type.getParticle()).getItems()) {
            if (each instanceof XmlSchemaAny any) {
                end = any.getNamespace().equals("##other") ? " ~" : " any";
                continue;
            }
            XmlSchemaElement element = (XmlSchemaElement) each;
            String often = element.getMaxOccurs() == Long.MAX_VALUE
                    ? element.getMinOccurs() == 0 ? "*" : "+"
                    : element.getMinOccurs() == 0 ? "?" : "";
            QName name = element.getQName();
            QName typeName = element.getSchemaTypeName();
            if (element.isRef()) {
                QName target = element.getRef().getTargetQName();
                members.add("@" + source.aliases.get(target.getNamespaceURI()) + " " + target.getLocalPart() + often);
            } else if (typeName == null) {
                members.add(name.getLocalPart() + often + ":("
                        + told(own, (XmlSchemaSimpleType) element.getSchemaType()) + ")");
            } else if (name.getLocalPart().equals("extension")
                    && typeName.getLocalPart().equals("ExtensionType")
                    && often.equals("?")) {
                end = " §";
            } else {
                members.add(
                        name.getLocalPart() + often + ":" + told(own, typeName) + (element.isNillable() ? " nil" : ""));
            }
        }
        return (members.isEmpty() ? "(empty)" : String.join(", ", members)) + end;
    }

    private String told(String own, QName type) {
        boolean bare =
                type.getNamespaceURI().equals(XS) || type.getNamespaceURI().equals(own);
        return (bare ? "" : source.aliases.get(type.getNamespaceURI()) + " ") + type.getLocalPart();
    }

    private String told(String own, XmlSchemaSimpleType type) {
        XmlSchemaSimpleTypeRestriction restriction = (XmlSchemaSimpleTypeRestriction) type.getContent();
        return told(own, restriction.getBaseTypeName())
                + restriction.getFacets().stream()
                        .map(facet -> " " + SIGNS.get(name(facet)) + facet.getValue())
                        .collect(Collectors.joining());
    }

    private static String name(XmlSchemaFacet facet) {
        String simple =
                facet.getClass().getSimpleName().replace("XmlSchema", "").replace("Facet", "");
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    @Test
    void thereAreEightyEightPublishedOperationsAndEachDesignedVersionSaysSo() {
        List<Operation> published =
                contracts.operations().stream().filter(each -> !each.designed()).toList();
        assertThat(published.stream().collect(Collectors.groupingBy(Operation::domain, Collectors.counting())))
                .isEqualTo(Map.of("or", 34L, "axs", 5L, "lf", 15L, "pris", 10L, "expo", 10L, "folk", 14L));
        contracts.operations().stream()
                .filter(Operation::designed)
                .forEach(each -> assertThat(descriptions.schema(each, each.schemaFile(), HERE))
                        .as(each.title())
                        .hasValueSatisfying(text -> assertThat(text).contains("designed by the sandbox")));
    }

    @Test
    void everySchemaCompiles() {
        contracts
                .operations()
                .forEach(each -> assertThat(descriptions.compiled(each).newValidator())
                        .as(each.title())
                        .isNotNull());
    }

    @Test
    void everyMessageHasTheMembersOfTheSourceInOrderWithTypeAndCardinality() {
        for (Operation each : contracts.operations()) {
            XmlSchema schema = read(each);
            String key = each.name() + " " + each.major();
            assertThat(schema.getTargetNamespace()).isEqualTo(each.namespace());
            assertThat(told(each.namespace(), (XmlSchemaComplexType)
                            schema.getElementByName(each.name()).getSchemaType()))
                    .as(key)
                    .isEqualTo(source.requests.get(key));
            assertThat(told(each.namespace(), (XmlSchemaComplexType)
                            schema.getElementByName(each.name() + "Response").getSchemaType()))
                    .as("answer of " + key)
                    .isEqualTo(source.answers.get(key));
            for (String fault : List.of("ApplicationException", "SystemException")) {
                QName type = schema.getElementByName(fault).getSchemaTypeName();
                assertThat(type.getLocalPart()).isEqualTo(fault);
                assertThat(source.types.get(type.getNamespaceURI()))
                        .as("faults of " + key)
                        .containsKey(fault);
            }
        }
        assertThat(source.requests).hasSize(contracts.operations().size());
    }

    @Test
    void everySharedTypeIsAsTheSourceSays() {
        Map<String, Map<String, String>> found = new HashMap<>();
        for (Operation each : contracts.operations()) {
            for (XmlSchema schema : read(each).getParent().getXmlSchemas()) {
                String own = schema.getTargetNamespace();
                if (!source.types.containsKey(own)) {
                    continue;
                }
                Map<String, String> types = found.computeIfAbsent(own, any -> new HashMap<>());
                schema.getSchemaTypes().forEach((name, type) -> {
                    if (!name.getLocalPart().equals("ExtensionType")) {
                        types.put(
                                name.getLocalPart(),
                                type instanceof XmlSchemaComplexType complex
                                        ? told(own, complex)
                                        : told(own, (XmlSchemaSimpleType) type));
                    }
                });
                schema.getElements()
                        .forEach((name, element) -> types.put(
                                name.getLocalPart(),
                                element.getSchemaTypeName() == null ? "any" : told(own, element.getSchemaTypeName())));
            }
        }
        source.types.forEach((namespace, types) -> {
            if (found.containsKey(namespace)) {
                assertThat(found.get(namespace)).as(namespace).isEqualTo(types);
            }
        });
        assertThat(source.types.keySet().stream().filter(each -> !found.containsKey(each)))
                .as("namespaces that no message reaches")
                .allMatch(each -> each.endsWith(":ext:1"));
    }

    @Test
    void everyWsdlSaysTheDocumentedNames() throws Exception {
        for (Operation each : contracts.operations()) {
            WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
            reader.setFeature("javax.wsdl.verbose", false);
            Definition wsdl = reader.readWSDL(new Fetched(each));
            String name = each.name();
            String own = each.wsdlNamespace();
            assertThat(wsdl.getQName().getLocalPart()).isEqualTo(name + "Interaction");
            assertThat(wsdl.getTargetNamespace()).isEqualTo(own);
            Service service = wsdl.getService(new QName(own, name + "ResponderService"));
            Port port = service.getPort(name + "ResponderPort");
            assertThat(((SOAPAddress) port.getExtensibilityElements().get(0)).getLocationURI())
                    .isEqualTo(HERE);
            Binding binding = port.getBinding();
            assertThat(binding.getQName()).isEqualTo(new QName(own, name + "ResponderBinding"));
            assertThat(binding.getPortType().getQName()).isEqualTo(new QName(own, name + "ResponderInterface"));
            BindingOperation operation =
                    (BindingOperation) binding.getBindingOperations().get(0);
            assertThat(((SOAPOperation) operation.getExtensibilityElements().get(0)).getSoapActionURI())
                    .isEqualTo(each.action());
            assertThat(operation.getBindingInput().getExtensibilityElements().stream()
                            .filter(SOAPHeader.class::isInstance)
                            .map(header -> ((SOAPHeader) header).getPart()))
                    .containsExactly("LogicalAddress", "ArgosHeader");
            assertThat(operation.getBindingFaults()).containsOnlyKeys("ApplicationException", "SystemException");
            assertThat(operation
                            .getOperation()
                            .getInput()
                            .getMessage()
                            .getPart("parameters")
                            .getElementName())
                    .isEqualTo(new QName(each.namespace(), name));
            assertThat(operation
                            .getOperation()
                            .getFault("ApplicationException")
                            .getMessage()
                            .getPart("parameters")
                            .getElementName())
                    .isEqualTo(new QName(each.namespace(), "ApplicationException"));
        }
    }

    @Test
    void theTwoPublishedSlipsOfSoapActionAreKept() {
        assertThat(contracts.at("HamtaKundInfoResponder/V6").orElseThrow().action())
                .isEqualTo("urn:riv:se.apotekensservice:axs:HamtaKundInfoResponder:5:HamtaKundInfo");
        assertThat(contracts
                        .at("HamtaApoteksinfoEgetResponder/V5")
                        .orElseThrow()
                        .action())
                .isEqualTo("urn:riv:se.apotekensservice:expo:HamtaApoteksinfoEgetResponder:4:HamtaApoteksinfoEget");
    }

    @Test
    void whatTheProfilesDifferInIsTheirOwn() {
        assertThat(contracts.at("KontrolleraUttagResponder/V1").orElseThrow().wsdlNamespace())
                .isEqualTo("urn:riv:inera:se.apotekensservice:or:KontrolleraUttag:1:rivtabp20");
        assertThat(contracts.at("SkapaOrdinationVardResponder/V6").orElseThrow().wsdlNamespace())
                .isEqualTo("urn:riv:se.apotekensservice:or:SkapaOrdinationVard:6:rivtabp21");
        assertThat(contracts
                        .at("HamtaAktuellaOrdinationerResponder/V5")
                        .orElseThrow()
                        .wsdlNamespace())
                .isEqualTo("urn:riv:se.apotekensservice:or:HamtaAktuellaOrdinationer:5");
    }
}
