package se.sakeratkomst.saml.metadata;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;

/** What is known of an entity by the entries of a feed that carry its id. */
@FunctionalInterface
public interface EntryReader {

    /**
     * An entry that cannot be read says nothing, and does not spoil the others; an id that stands twice is not trusted at all, since nobody can
     * say whose keys are right.
     */
    EntryReader CAREFUL = entries -> entries.size() == 1 ? EntryReader.tryRead(entries.get(0)) : Optional.empty();

    /** The entity; empty when none of it can be trusted. */
    Optional<EntityDescriptor> read(List<Element> entries);

    /** One entry, if it can be read. */
    static Optional<EntityDescriptor> tryRead(Element entry) {
        try {
            return Optional.of(MetadataReader.entity(entry));
        } catch (SamlRefusal unreadable) {
            return Optional.empty();
        }
    }
}
