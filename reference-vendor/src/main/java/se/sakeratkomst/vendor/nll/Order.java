package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.Nullable;

/**
 * What is to be prescribed.
 *
 * @param treatmentReason behandlingsändamål, if any
 * @param packages of each dispense
 * @param dispenses in all
 */
public record Order(
        String nplId,
        String nplPackId,
        String dosage,
        @Nullable String treatmentReason,
        int packages,
        int dispenses) {}
