package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record Prescribing(
        String personnummer,
        @Nullable String access,
        String nplId,
        String nplPackId,
        String dosage,
        @Nullable String treatmentReason,
        Integer packages,
        Integer dispenses)
        implements AboutPatient {

    Prescribing {
        Bodies.atLeastOne("packages", packages);
        Bodies.atLeastOne("dispenses", dispenses);
    }
}
