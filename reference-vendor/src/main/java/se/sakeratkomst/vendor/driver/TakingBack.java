package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record TakingBack(String personnummer, @Nullable String access, String dispense) implements AboutPatient {}
