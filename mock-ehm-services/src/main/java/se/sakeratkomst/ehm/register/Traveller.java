package se.sakeratkomst.ehm.register;

import java.time.LocalDate;

/**
 * A patient without personnummer, who is in the documents themselves.
 *
 * @param key names them in the file of patients
 * @param gender FHIR's code
 * @param receivingPharmacy GLN of the pharmacy that their prescriptions are addressed to
 */
public record Traveller(
        String key, String givenName, String surname, String gender, LocalDate birthDate, String receivingPharmacy) {}
