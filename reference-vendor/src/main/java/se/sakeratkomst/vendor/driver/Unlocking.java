package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record Unlocking(String personnummer, @Nullable String access, String lock) implements AboutPatient {}
