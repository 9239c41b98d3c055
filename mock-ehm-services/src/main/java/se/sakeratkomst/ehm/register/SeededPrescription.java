package se.sakeratkomst.ehm.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A prescription of the seed file, with the ids and days it has in a lab.
 *
 * @param id förskrivnings-id
 * @param chainId the same in all prescriptions that replaced or renewed each other
 * @param status FHIR's code
 * @param lastValidOn sista giltighetsdag
 * @param storedMillis when it was stored
 * @param treatmentReason behandlingsändamål, in the patient's words
 * @param dispensesAllowed number of dispenses in all
 * @param prescriberCode förskrivarkod, 7 characters
 */
public record SeededPrescription(
        String id,
        String patientId,
        String chainId,
        String status,
        LocalDate issuedOn,
        LocalDate lastValidOn,
        long storedMillis,
        String nplId,
        String nplPackId,
        String atc,
        String article,
        String form,
        String strength,
        String dosage,
        @Nullable String treatmentReason,
        int packages,
        int dispensesAllowed,
        boolean dosePackaging,
        String prescriberCode,
        String prescriberLicence,
        String prescriberLicenceNumber,
        String prescriberGivenName,
        String prescriberSurname,
        String workplaceCode,
        String workplaceName,
        String phone) {}
