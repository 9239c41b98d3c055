package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a decision needs to know about the patient.
 *
 * @param id personnummer, or the logical id where there is none
 * @param dosePatient whether there is a consent to dose dispensing
 * @param guardians ids of the guardians (vårdnadshavare) in the population register
 * @param representatives ids of those who hold a power of attorney (ombud)
 * @param consents what the patient answered to care providers that asked for access
 */
public record PatientFacts(
        String id,
        LocalDate birthDate,
        boolean dosePatient,
        Set<String> guardians,
        Set<String> representatives,
        List<AccessConsent> consents) {

    public PatientFacts {
        guardians = Set.copyOf(guardians);
        representatives = Set.copyOf(representatives);
        consents = List.copyOf(consents);
    }

    boolean youngerThan(int years, LocalDate today) {
        return birthDate.plusYears(years).isAfter(today);
    }
}
