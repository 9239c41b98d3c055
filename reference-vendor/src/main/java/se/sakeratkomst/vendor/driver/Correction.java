package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record Correction(
        String personnummer,
        @Nullable String access,
        String prescription,
        @Nullable String dosage,
        @Nullable String treatmentReason,
        @Nullable Integer packages,
        @Nullable Integer dispenses)
        implements AboutPatient {

    Correction {
        Bodies.atLeastOne("packages", packages);
        Bodies.atLeastOne("dispenses", dispenses);
    }
}
