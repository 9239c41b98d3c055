package se.sakeratkomst.metadata.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Metadata that the operator accepted.
 *
 * @param lab the lab it belongs to
 * @param federation id of the federation's profile
 * @param environment id of the environment
 * @param standing whether it is published
 * @param sha1OfId SHA-1 of the entityID, hexadecimal, by which MDQ and files name it
 * @param displayName for people: UIInfo's Swedish name, else the organisation's, else the entityID
 * @param organisation the member it belongs to, where that is known
 * @param xml the metadata as it was handed in
 * @param sha256 of the bytes handed in, hexadecimal
 * @param sha1 of the bytes handed in, hexadecimal: what the operator reads back by telephone
 * @param findings of the examination, JSON
 * @param confirmed true when the checksum was read back and confirmed
 * @param waitingFor what keeps it from being published, a line each
 * @param handedInBy the way it came, and from whom
 */
@Table
public record Entity(
        @Id @Nullable Long id,
        String lab,
        String federation,
        String environment,
        Standing standing,
        String entityId,
        String sha1OfId,
        Role role,
        String displayName,
        @Nullable Long organisation,
        String xml,
        String sha256,
        String sha1,
        String findings,
        String result,
        boolean confirmed,
        String waitingFor,
        long handedInMillis,
        String handedInBy) {

    /** When it was handed in, wall time. */
    public Instant handedIn() {
        return Instant.ofEpochMilli(handedInMillis);
    }

    /** The register it stands in. */
    public Register register() {
        return Register.of(lab, federation, environment);
    }

    /** What keeps it from being published. */
    public List<String> obstacles() {
        return waitingFor.isEmpty() ? List.of() : List.of(waitingFor.split("\n"));
    }

    /** The same, to be stored as a new row in a lab. */
    public Entity in(String owner) {
        return new Entity(
                null,
                owner,
                federation,
                environment,
                standing,
                entityId,
                sha1OfId,
                role,
                displayName,
                organisation,
                xml,
                sha256,
                sha1,
                findings,
                result,
                confirmed,
                waitingFor,
                handedInMillis,
                handedInBy);
    }

    /** The same under another standing. */
    public Entity standing(Standing now, boolean isConfirmed, List<String> obstacles) {
        return new Entity(
                id,
                lab,
                federation,
                environment,
                now,
                entityId,
                sha1OfId,
                role,
                displayName,
                organisation,
                xml,
                sha256,
                sha1,
                findings,
                result,
                isConfirmed,
                String.join("\n", obstacles),
                handedInMillis,
                handedInBy);
    }
}
