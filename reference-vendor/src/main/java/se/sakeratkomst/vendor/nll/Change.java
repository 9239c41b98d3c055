package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.Nullable;

/** What is to be another in a prescription; what is null stays. */
public record Change(
        @Nullable String dosage,
        @Nullable String treatmentReason,
        @Nullable Integer packages,
        @Nullable Integer dispenses) {}
