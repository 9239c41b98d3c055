package se.sakeratkomst.ehm.register;

import org.jspecify.annotations.Nullable;

/**
 * A dispense of a prescription on paper that a list is to hold.
 *
 * @param nplPackId the package, of the article register
 * @param kind PAPER, TELEPHONE, FAX or EEA
 * @param country where it was issued, of EEA
 * @param daysAgo when it was dispensed
 */
public record PlannedPaperDispense(
        @Nullable String nplPackId,
        @Nullable String kind,
        @Nullable String country,
        @Nullable Integer daysAgo,
        @Nullable Integer packages) {}
