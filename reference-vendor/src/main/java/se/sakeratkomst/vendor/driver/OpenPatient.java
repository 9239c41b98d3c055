package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

record OpenPatient(String personnummer, @Nullable String access) implements AboutPatient {}
