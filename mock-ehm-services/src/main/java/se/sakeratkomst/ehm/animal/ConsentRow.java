package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * An owner's consent in the database.
 *
 * @param rowId null until it is stored
 * @param pharmacy GLN of the pharmacy that it holds at, for an owner told by birth date; empty for others
 */
@Table("rdd_consent")
record ConsentRow(
        @Id @Nullable Long rowId, String lab, String ownerKind, String ownerId, String pharmacy, long givenMillis) {
    /** The same, to be stored in that lab. */
    ConsentRow in(LabId lab) {
        return new ConsentRow(null, lab.value(), ownerKind, ownerId, pharmacy, givenMillis);
    }
}
