package se.sakeratkomst.ehm.register;

import org.jspecify.annotations.Nullable;

/**
 * A prescription that a list is to hold.
 *
 * @param key names it inside the list
 * @param nplPackId the package, of the article register
 * @param packages packages of each dispense
 * @param dispensed how many dispenses are made already
 * @param validForDays from the day of issue
 * @param status FHIR's code
 * @param benefit whether the conditions of the benefit act are met
 * @param substitutionForbidden whether the prescriber refuses exchange
 * @param prescriberCode förskrivarkod, of the register of prescribers
 * @param workplaceCode arbetsplatskod, of the register of workplaces
 */
public record PlannedPrescription(
        @Nullable String key,
        @Nullable String nplPackId,
        @Nullable String dosage,
        @Nullable Integer packages,
        @Nullable Integer dispensesAllowed,
        @Nullable Integer dispensed,
        @Nullable Integer issuedDaysAgo,
        @Nullable Integer validForDays,
        @Nullable String status,
        @Nullable String treatmentReason,
        @Nullable Boolean dosePackaging,
        @Nullable Boolean benefit,
        @Nullable Boolean substitutionForbidden,
        @Nullable String prescriberCode,
        @Nullable String workplaceCode) {}
