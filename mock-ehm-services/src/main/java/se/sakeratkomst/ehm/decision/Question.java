package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;
import java.util.List;

/**
 * A whole question: who asks, why, on what ground, about whom and about which entries.
 *
 * @param purpose code of the purpose (ändamål)
 * @param access code of the ground (åtkomsttyp)
 */
public record Question(
        Asker asker, String purpose, String access, PatientFacts patient, List<Entry> entries, LocalDate today) {

    public Question {
        entries = List.copyOf(entries);
    }
}
