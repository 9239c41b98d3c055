package se.sakeratkomst.ehm.check.subject;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a check asks of the stored prescriptions and dispenses of a lab. */
public interface Holdings {

    /** Whether a prescription of that original id and row is stored, one that is printed aside. */
    boolean holdsOriginal(String originalId, int rowId);

    /** Whether the patient has a prescription of that id. */
    boolean isOfThePatient(String prescriptionId);

    /**
     * Whether an approved dispense has that dispatch id.
     *
     * @param row the row now asked for, or null
     */
    boolean holdsDispatch(String dispatchId, @Nullable BigDecimal row);
}
