package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record Locking(
        String personnummer,
        @Nullable String access,
        String prescription,
        @Nullable Boolean reasonOnly) implements AboutPatient {}
