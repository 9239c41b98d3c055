package se.sakeratkomst.metadata.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * An entity that the operator accepted.
 *
 * @param lab the lab it belongs to
 * @param federation id of the federation's profile
 * @param displayName for people: UIInfo's Swedish name, else the organisation's, else the entityID
 * @param xml the metadata as it was handed in
 * @param sha256 of the bytes handed in, hexadecimal
 * @param handedInBy the way it came, and from whom
 */
@Table
public record Entity(
        @Id @Nullable Long id,
        String lab,
        String federation,
        String entityId,
        Role role,
        String displayName,
        String xml,
        String sha256,
        long handedInMillis,
        String handedInBy) {

    public Instant handedIn() {
        return Instant.ofEpochMilli(handedInMillis);
    }

    /** The same as a new member of a lab. */
    Entity in(LabId owner) {
        return new Entity(
                null, owner.value(), federation, entityId, role, displayName, xml, sha256, handedInMillis, handedInBy);
    }

    Entity replacing(Entity earlier) {
        return new Entity(
                earlier.id(), lab, federation, entityId, role, displayName, xml, sha256, handedInMillis, handedInBy);
    }
}
