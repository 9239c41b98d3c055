package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * A change of a prescription in the database: how it was before.
 *
 * @param rowId null until it is stored
 * @param version the version that was left
 * @param kind M cancelled, K corrected
 * @param recordedMillis when, by the lab's clock
 * @param json the content before
 */
@Table("rdd_history")
record HistoryRow(
        @Id @Nullable Long rowId,
        String lab,
        String prescriptionId,
        int version,
        String kind,
        String author,
        @Nullable String reason,
        long recordedMillis,
        String json) {
    /** The same, to be stored in that lab. */
    HistoryRow in(LabId lab) {
        return new HistoryRow(null, lab.value(), prescriptionId, version, kind, author, reason, recordedMillis, json);
    }
}
