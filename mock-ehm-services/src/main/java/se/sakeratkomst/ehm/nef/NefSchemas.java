package se.sakeratkomst.ehm.nef;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The four schemas of the animal set: Header, PrescriptionAnimal, PrescriptionCancellationAnimal, AperakAnimal. Those of the sandbox are its own, since
 * the real ones are not public; a folder with others replaces them.
 *
 * @see "ehm-v17-messages.md 10.2"
 */
public final class NefSchemas {

    /** Which setting names the folder. */
    public static final String SETTING = "sandbox.ehm.pirr.schemas";

    private static final String HEADER = "Header.xsd";
    private static final int MOST = 10;

    /** The messages, by their schema. */
    public enum Kind {
        NEW_PRESCRIPTION("PrescriptionAnimal.xsd"),
        CANCELLATION("PrescriptionCancellationAnimal.xsd"),
        ACKNOWLEDGEMENT("AperakAnimal.xsd");

        private final String file;

        Kind(String file) {
            this.file = file;
        }
    }

    private final Map<Kind, Schema> byKind = new EnumMap<>(Kind.class);
    private final Map<Kind, String> namespaces = new EnumMap<>(Kind.class);

    private NefSchemas() {}

    /**
     * @param folder instead of the sandbox's own schemas, or null
     * @throws IllegalStateException when one is missing or is no schema
     */
    public static NefSchemas read(@Nullable Path folder) {
        NefSchemas schemas = new NefSchemas();
        for (Kind kind : Kind.values()) {
            Document message = document(folder, kind.file);
            try {
                SchemaFactory factory = SchemaFactory.newDefaultInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
                schemas.byKind.put(kind, factory.newSchema(new Source[] {
                    new DOMSource(withoutLocations(document(folder, HEADER))), new DOMSource(withoutLocations(message))
                }));
            } catch (SAXException e) {
                throw new IllegalStateException(
                        "Read the NEF schema " + kind.file + ": observed " + e.getMessage()
                                + "; expected an XML schema that needs " + HEADER + " only. Correct the folder that "
                                + SETTING + " names.",
                        e);
            }
            schemas.namespaces.put(kind, message.getDocumentElement().getAttribute("targetNamespace"));
        }
        return schemas;
    }

    /** Both schemas are handed over, so nothing is to be fetched. */
    private static Document withoutLocations(Document schema) {
        var imports = schema.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "import");
        for (int i = 0; i < imports.getLength(); i++) {
            ((Element) imports.item(i)).removeAttribute("schemaLocation");
        }
        return schema;
    }

    private static Document document(@Nullable Path folder, String name) {
        try (InputStream file = folder == null
                ? NefSchemas.class.getResourceAsStream("/nef/" + name)
                : Files.newInputStream(folder.resolve(name))) {
            if (file == null) {
                throw new IOException("not there");
            }
            return SecureXml.parse(file.readAllBytes());
        } catch (IOException | SamlRefusal e) {
            throw new IllegalStateException(
                    "Read the NEF schema " + name + ": observed " + e.getMessage() + "; expected it in the folder that "
                            + SETTING + " names, beside " + HEADER + ".",
                    e);
        }
    }

    /** The namespace of the message's elements. */
    String namespace(Kind kind) {
        return namespaces.getOrDefault(kind, "");
    }

    /** What is wrong, at most the first ten things. */
    List<String> objections(Kind kind, Document message) {
        List<String> found = new ArrayList<>();
        Schema schema = byKind.get(kind);
        if (schema == null) {
            return found;
        }
        try {
            Validator validator = schema.newValidator();
            validator.setErrorHandler(new Collected(found));
            validator.validate(new DOMSource(message));
        } catch (SAXException | IOException e) {
            found.add(String.valueOf(e.getMessage()));
        }
        return found;
    }

    private record Collected(List<String> found) implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {
            // a warning does not make the message wrong
        }

        @Override
        public void error(SAXParseException exception) {
            if (found.size() < MOST) {
                found.add(String.valueOf(exception.getMessage()));
            }
        }

        @Override
        public void fatalError(SAXParseException exception) {
            error(exception);
        }
    }
}
