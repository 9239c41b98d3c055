package se.sakeratkomst.ehm.nll.writing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.lab.LabId;

/**
 * What is about to be stored, as a check sees it.
 *
 * @param today by the lab's clock, in Sweden
 * @param user null only where a rehearsal was made without one
 * @param patient as the population register knows them; null for a patient without personnummer
 * @param prescription what is to be stored, or the stored prescription that is dispensed; null for a dispense of a paper prescription
 * @param stored the version that is replaced or ended, null at a creation and at a dispense
 * @param dispense null when a prescription is written
 * @param earlier dispenses of the prescription, those taken back left out
 * @param expression FHIRPath to what is to be stored
 */
public record WriteCase(
        Kind kind,
        LabId lab,
        LocalDate today,
        @Nullable User user,
        @Nullable Patient patient,
        @Nullable PrescriptionView prescription,
        @Nullable PrescriptionView stored,
        @Nullable DispenseView dispense,
        List<DispenseView> earlier,
        String expression) {

    /** What is done, as the AFF control table divides it. */
    public enum Kind {
        /** NOD by care, REG by a pharmacy. */
        CREATE,
        /** KORR. */
        CORRECT,
        /** UTS. */
        END,
        /** MAK. */
        CANCEL,
        /** EXP. */
        DISPENSE,
        /** KEX. */
        DISPENSE_PAPER
    }

    public WriteCase {
        earlier = List.copyOf(earlier);
    }

    /** Whether a pharmacy makes the call. */
    public boolean byPharmacy() {
        return user != null && user.pharmacy() != null;
    }
}
