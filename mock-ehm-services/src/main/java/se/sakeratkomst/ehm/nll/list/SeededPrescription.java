package se.sakeratkomst.ehm.nll.list;

import java.time.LocalDate;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.prescriber.Prescriber;
import se.sakeratkomst.ehm.prescriber.Workplace;
import se.sakeratkomst.ehm.register.Whose;

/**
 * A prescription that the sandbox itself puts into a list, with the ids and days it has in a lab.
 *
 * @param id förskrivnings-id
 * @param chainId the same in all prescriptions that replaced or renewed each other
 * @param status FHIR's code
 * @param lastValidOn sista giltighetsdag
 * @param treatmentReason behandlingsändamål, in the patient's words
 * @param dispensesAllowed number of dispenses in all
 * @param dispensed how many of them are made
 */
record SeededPrescription(
        String id,
        Whose whose,
        String chainId,
        String status,
        LocalDate issuedOn,
        LocalDate lastValidOn,
        Article article,
        String dosage,
        String treatmentReason,
        int packages,
        int dispensesAllowed,
        int dispensed,
        boolean dosePackaging,
        boolean benefit,
        boolean substitutionForbidden,
        Prescriber prescriber,
        Workplace workplace) {}
