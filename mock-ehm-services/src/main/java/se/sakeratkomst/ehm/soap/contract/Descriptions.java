package se.sakeratkomst.ehm.soap.contract;

import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The contracts as WSDL and XML Schema: each written when it is first asked for. */
public final class Descriptions {

    private final Contracts contracts;
    private final Map<String, String> headers = Headers.schemas();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    public Descriptions(Contracts contracts) {
        this.contracts = contracts;
    }

    public Contracts contracts() {
        return contracts;
    }

    /** @param location where the service is called; its schemas are fetched there too */
    public String wsdl(Operation operation, String location) {
        return new WsdlWriter(at(location)).write(operation, location);
    }

    /**
     * A schema that the operation's WSDL needs, by the name of its file.
     *
     * @param location where the service is called; other schemas are fetched there
     */
    public Optional<String> schema(Operation operation, String file, String location) {
        return written(operation, file, at(location));
    }

    private static UnaryOperator<String> at(String location) {
        return file -> location + "?xsd=" + file;
    }

    private Optional<String> written(Operation operation, String file, UnaryOperator<String> addresses) {
        SchemaWriter writer = new SchemaWriter(contracts, addresses);
        if (file.equals(operation.schemaFile())) {
            return Optional.of(writer.write(operation));
        }
        return contracts.vocabularies().stream()
                .filter(each -> each.file().equals(file))
                .findFirst()
                .map(writer::write)
                .or(() -> Optional.ofNullable(headers.get(file)));
    }

    /** What the operation's messages and faults are validated by; compiled once. */
    public Schema compiled(Operation operation) {
        return compiled.computeIfAbsent(operation.path(), path -> compile(operation));
    }

    private Schema compile(Operation operation) {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        DOMImplementationLS inputs = inputs();
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            String file = String.valueOf(systemId);
            LSInput input = inputs.createLSInput();
            input.setSystemId(file);
            input.setStringData(written(operation, file, UnaryOperator.identity())
                    .orElseThrow(() -> new IllegalStateException("No schema '" + file + "' in " + operation.title())));
            return input;
        });
        String own = written(operation, operation.schemaFile(), UnaryOperator.identity())
                .orElseThrow();
        try {
            return factory.newSchema(new StreamSource(new StringReader(own), operation.schemaFile()));
        } catch (SAXException e) {
            throw new IllegalStateException("The schema of " + operation.title() + " cannot be compiled", e);
        }
    }

    private static DOMImplementationLS inputs() {
        try {
            return (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
