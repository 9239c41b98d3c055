package se.sakeratkomst.ehm.animal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * A dispense in the database.
 *
 * @param rowId null until it is stored
 * @param dispatchId expeditions-id
 * @param rowNumber row inside the dispatch
 * @param quantity in the article's unit; null where the register does not know what a package holds
 */
@Table("rdd_dispense")
record DispenseRow(
        @Id @Nullable Long rowId,
        String lab,
        String prescriptionId,
        String dispatchId,
        int rowNumber,
        String pharmacy,
        LocalDate dispensedOn,
        @Nullable String nplPackId,
        int packages,
        @Nullable BigDecimal quantity,
        @Nullable String comment) {
    /** The same, to be stored in that lab. */
    DispenseRow in(LabId lab) {
        return new DispenseRow(
                null,
                lab.value(),
                prescriptionId,
                dispatchId,
                rowNumber,
                pharmacy,
                dispensedOn,
                nplPackId,
                packages,
                quantity,
                comment);
    }
}
