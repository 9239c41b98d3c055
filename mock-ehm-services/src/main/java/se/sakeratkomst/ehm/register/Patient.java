package se.sakeratkomst.ehm.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A patient as NLL knows it from the population register.
 *
 * @param id logical id, what x-patientref names
 * @param personnummer 12 digits
 * @param gender FHIR's code
 * @param protectedIdentity skyddad folkbokföring or sekretessmarkering
 * @param listVersion how many times the patient's list was changed
 * @param listChangedMillis when it last was, by the lab's clock; 0 for never
 */
@Table("nll_patient")
public record Patient(
        @Id String id,
        String lab,
        String personnummer,
        String givenName,
        String surname,
        String gender,
        LocalDate birthDate,
        @Nullable LocalDate deceasedOn,
        boolean protectedIdentity,
        int listVersion,
        long listChangedMillis) {}
