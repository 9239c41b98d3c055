package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.Nullable;

/** The body of an action: all are about a patient, on a ground that may be stated. What is marked nullable may be left out. */
interface AboutPatient {

    String personnummer();

    @Nullable
    String access();
}
