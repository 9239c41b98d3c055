package se.sakeratkomst.metadata.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The XML schemas of SAML metadata and its extensions, compiled once, when first used. They are unpacked from a published library at build
 * time; nothing is fetched. May be used by many threads.
 */
final class MetadataSchema {

    /** What the schema says of one element. */
    record Fault(Element element, String message) {}

    private static final String FOLDER = "/schema/";
    private static final String CURRENT_ELEMENT = "http://apache.org/xml/properties/dom/current-element-node";

    private static final Map<String, String> FILES = Map.of(
            Ns.XML, "xml.xsd",
            Ns.DS, "xmldsig-core-schema.xsd",
            Ns.XENC, "xenc-schema.xsd",
            Ns.SAML, "saml-schema-assertion-2.0.xsd",
            Ns.MD, "saml-schema-metadata-2.0.xsd");

    /** In an order in which each follows what it imports. */
    private static final List<String> SOURCES = List.of(
            "xml.xsd",
            "xmldsig-core-schema.xsd",
            "xenc-schema.xsd",
            "saml-schema-assertion-2.0.xsd",
            "saml-schema-metadata-2.0.xsd",
            "sstc-metadata-attr.xsd",
            "sstc-saml-metadata-ui-v1.0.xsd",
            "saml-metadata-rpi-v1.0.xsd",
            "sstc-saml-metadata-algsupport-v1.0.xsd",
            "sstc-saml-idp-discovery.xsd");

    private static final class Compiled {
        static final Schema SCHEMA = compile();
    }

    private MetadataSchema() {}

    /** What the schemas say against an element; empty when it follows them. */
    static List<Fault> faults(Element entity) {
        Validator validator = Compiled.SCHEMA.newValidator();
        List<Fault> faults = new ArrayList<>();
        try {
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Collector(validator, entity, faults));
            validator.validate(new DOMSource(entity));
            return faults;
        } catch (SAXException e) {
            return faults.isEmpty() ? List.of(new Fault(entity, String.valueOf(e.getMessage()))) : faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Collector implements ErrorHandler {

        private static final int MOST = 20;

        private final Validator validator;
        private final Element root;
        private final List<Fault> faults;

        Collector(Validator validator, Element root, List<Fault> faults) {
            this.validator = validator;
            this.root = root;
            this.faults = faults;
        }

        @Override
        public void warning(SAXParseException exception) {
            // nothing that breaks the schema
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            faults.add(new Fault(current(), String.valueOf(exception.getMessage())));
            if (faults.size() >= MOST) {
                throw exception;
            }
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }

        private Element current() throws SAXException {
            return validator.getProperty(CURRENT_ELEMENT) instanceof Element element ? element : root;
        }
    }

    private static Schema compile() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver(
                    (type, namespace, publicId, systemId, base) -> namespace != null && FILES.containsKey(namespace)
                            ? imported(publicId, file(FILES.get(namespace)))
                            : imported(publicId, Optional.empty()));
            return factory.newSchema(SOURCES.stream()
                    .map(name -> new StreamSource(open(file(name)), "schema:" + name))
                    .toArray(Source[]::new));
        } catch (SAXException e) {
            throw new IllegalStateException("The XML schemas of SAML metadata do not compile", e);
        }
    }

    private static Optional<URL> file(@Nullable String name) {
        return Optional.ofNullable(MetadataSchema.class.getResource(FOLDER + name));
    }

    private static InputStream open(Optional<URL> file) {
        try {
            return file.orElseThrow(() -> new IllegalStateException("An XML schema is missing from " + FOLDER))
                    .openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema that another imports. One that is not among ours is empty, so that compiling fails and nothing is fetched. */
    private static LSInput imported(@Nullable String publicId, Optional<URL> file) {
        DOMImplementationLS implementation = (DOMImplementationLS)
                SecureXml.newDocument().getImplementation().getFeature("LS", "3.0");
        LSInput input = implementation.createLSInput();
        input.setPublicId(publicId);
        input.setSystemId(file.map(
                        url -> "schema:" + url.getPath().substring(url.getPath().lastIndexOf('/') + 1))
                .orElse(null));
        input.setByteStream(file.isPresent() ? open(file) : InputStream.nullInputStream());
        return input;
    }
}
