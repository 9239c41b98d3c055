package se.sakeratkomst.ehm.nll.patient;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a patient sees of what NLL has. */
record OwnList(
        List<Prescription> prescriptions, List<Dispense> onPaper, List<Locked> paperLocks, List<Agreed> consents) {

    /**
     * @param reason what it is for, in the patient's words
     * @param status FHIR's code
     * @param left dispenses left, a begun one counted; null for doses
     */
    record Prescription(
            String id,
            String article,
            String dosage,
            @Nullable String reason,
            String status,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate lastValidOn,
            @Nullable String prescriber,
            @Nullable String workplace,
            @Nullable Integer left,
            boolean doses,
            List<Dispense> dispenses,
            List<Locked> locks) {}

    /** @param takenBack whether it was made by mistake */
    record Dispense(
            @Nullable LocalDate day,
            String article,
            @Nullable Integer packages,
            @Nullable String pharmacy,
            boolean takenBack) {}

    /** In the codes of the service. */
    record Locked(String legalGround, String target, String subject) {}

    /** @param answers what the patient may make of it now, as statuses */
    record Agreed(
            String id,
            String category,
            String status,
            @Nullable String careProvider,
            @Nullable LocalDate lastDay,
            List<String> answers) {}
}
