package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record WithReason(String personnummer, @Nullable String access, String prescription, String reason)
        implements AboutPatient {}
