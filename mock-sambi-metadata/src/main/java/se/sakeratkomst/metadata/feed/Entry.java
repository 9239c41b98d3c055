package se.sakeratkomst.metadata.feed;

import java.util.Set;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.saml.metadata.AggregateEntry;

/**
 * An entity as it is published.
 *
 * @param sha1OfId SHA-1 of the entityID, hexadecimal
 */
public record Entry(String entityId, String sha1OfId, Role role, AggregateEntry content) {

    Entry with(AggregateEntry other) {
        return new Entry(entityId, sha1OfId, role, other);
    }

    static Entry read(String entityId, String sha1OfId, String role, String xml, String prefixes) {
        return new Entry(
                entityId,
                sha1OfId,
                Role.valueOf(role),
                new AggregateEntry(xml, prefixes.isEmpty() ? Set.of() : Set.of(prefixes.split(" "))));
    }
}
