package se.sakeratkomst.vendor.nll;

/**
 * What for and on what ground information is wanted.
 *
 * @param purpose ändamål, as x-purpose spells it
 * @param access åtkomsttyp, as x-access spells it
 */
public record Ground(String purpose, String access) {}
