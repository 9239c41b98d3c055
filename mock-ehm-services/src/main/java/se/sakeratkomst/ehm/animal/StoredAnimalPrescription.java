package se.sakeratkomst.ehm.animal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;

/**
 * A prescription as Receptdepå djur has it.
 *
 * @param version counts every change
 * @param statusSince since which day
 * @param dispensed how many dispenses were made
 * @param dispensedQuantity how much they were, in the article's unit
 */
public record StoredAnimalPrescription(
        String id,
        int version,
        PrescriptionStatus status,
        LocalDate statusSince,
        AnimalPrescription content,
        Received received,
        int dispensed,
        BigDecimal dispensedQuantity,
        @Nullable LocalDate lastDispensedOn) {

    public StoredAnimalPrescription {
        BigDecimal shortest = dispensedQuantity.stripTrailingZeros();
        dispensedQuantity = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
