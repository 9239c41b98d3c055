package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.Nullable;

/**
 * A row of a dispatch.
 *
 * @param prescription the version that the user has read
 * @param nplPackId another package than the prescribed one; null for that one
 */
public record Row(
        Prescription prescription, int packages, @Nullable String nplPackId) {}
