package se.sakeratkomst.metadata.handin;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stax.StAXSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Ns;

/** Reads the entities of an aggregate one after the other, so that an aggregate of any size fits. A DOCTYPE is refused. */
final class AggregateReader implements AutoCloseable {

    private final XMLStreamReader reader;
    private final TransformerFactory transformers = TransformerFactory.newDefaultInstance();
    private final Map<String, String> namespaces = new LinkedHashMap<>();

    AggregateReader(InputStream in) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** The next entity, alone in a document; empty at the end. */
    Optional<Element> next() {
        try {
            while (true) {
                boolean atEntity = reader.getEventType() == XMLStreamConstants.START_ELEMENT && isEntity();
                if (atEntity) {
                    DOMResult result = new DOMResult();
                    transformers.newTransformer().transform(new StAXSource(reader), result);
                    Element element = ((Document) result.getNode()).getDocumentElement();
                    namespaces.forEach((prefix, namespace) -> {
                        if (!element.hasAttributeNS(Ns.XMLNS, prefix)) {
                            element.setAttributeNS(Ns.XMLNS, "xmlns:" + prefix, namespace);
                        }
                    });
                    return Optional.of(element);
                }
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("a DOCTYPE declaration");
                }
                if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    for (int i = 0; i < reader.getNamespaceCount(); i++) {
                        if (reader.getNamespacePrefix(i) != null) {
                            namespaces.put(reader.getNamespacePrefix(i), reader.getNamespaceURI(i));
                        }
                    }
                }
                if (!reader.hasNext()) {
                    return Optional.empty();
                }
                reader.next();
            }
        } catch (XMLStreamException | TransformerException e) {
            throw unreadable(e);
        }
    }

    private boolean isEntity() {
        return Ns.MD.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("EntityDescriptor");
    }

    private static SamlRefusal unreadable(Exception e) {
        return SamlRefusal.of(
                "XML-WELLFORMED",
                "reading an aggregate",
                String.valueOf(e.getMessage()),
                "a well-formed md:EntitiesDescriptor without DOCTYPE",
                "Send the aggregate as it was published.");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }
}
