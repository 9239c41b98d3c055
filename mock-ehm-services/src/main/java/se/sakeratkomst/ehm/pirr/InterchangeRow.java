package se.sakeratkomst.ehm.pirr;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * An interchange that was taken, in the database.
 *
 * @param rowId null until it is stored
 * @param kind name of the service
 * @param documentSha256 of the S/MIME entity
 * @param receivedMillis when, by the lab's clock
 */
@Table("pirr_interchange")
record InterchangeRow(
        @Id @Nullable Long rowId,
        String lab,
        String sender,
        String interchangeRef,
        String kind,
        String documentSha256,
        long receivedMillis) {

    /** The same, to be stored in that lab. */
    InterchangeRow in(LabId other) {
        return new InterchangeRow(null, other.value(), sender, interchangeRef, kind, documentSha256, receivedMillis);
    }
}
