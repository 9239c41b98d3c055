package se.sakeratkomst.ehm.animal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * A prescription in the database: the document, and beside it what is searched for.
 *
 * @param rowId null until it is stored
 * @param status receptstatus, by its number
 * @param ownerKind in which way the owner is told
 * @param originalRow radnummer in the set
 * @param copy how many of the same set and row there were before, all of them printed
 * @param json the content
 */
@Table("rdd_prescription")
record PrescriptionRow(
        @Id @Nullable Long rowId,
        String lab,
        String id,
        int version,
        int status,
        LocalDate statusSince,
        String ownerKind,
        String ownerId,
        @Nullable String pharmacy,
        String originalId,
        int originalRow,
        int copy,
        String sender,
        @Nullable String interchangeRef,
        int dispensed,
        BigDecimal dispensedQuantity,
        @Nullable LocalDate lastDispensedOn,
        String json) {
    /** The same, to be stored in that lab. */
    PrescriptionRow in(LabId lab) {
        return new PrescriptionRow(
                null,
                lab.value(),
                id,
                version,
                status,
                statusSince,
                ownerKind,
                ownerId,
                pharmacy,
                originalId,
                originalRow,
                copy,
                sender,
                interchangeRef,
                dispensed,
                dispensedQuantity,
                lastDispensedOn,
                json);
    }
}
