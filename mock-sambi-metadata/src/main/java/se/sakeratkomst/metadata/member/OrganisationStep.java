package se.sakeratkomst.metadata.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * A step that was taken; never changed afterwards.
 *
 * @param outcome of a decision, else null
 * @param takenBy who took it
 * @param note free text
 * @param takenMillis lab time
 */
@Table
public record OrganisationStep(
        @Id @Nullable Long id,
        String lab,
        String federation,
        long number,
        Step step,
        @Nullable Outcome outcome,
        String takenBy,
        String note,
        long takenMillis) {

    /** When it was taken, in lab time. */
    public Instant taken() {
        return Instant.ofEpochMilli(takenMillis);
    }

    OrganisationStep in(LabId owner) {
        return new OrganisationStep(null, owner.value(), federation, number, step, outcome, takenBy, note, takenMillis);
    }
}
