package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record OnePrescription(String personnummer, @Nullable String access, String prescription) implements AboutPatient {}
