package se.sakeratkomst.ehm.pharmacy;

/** GLN: 12 digits and a check digit by modulus 10, the weights 1 and 3 in turn. */
public final class Gln {

    private static final int DIGITS = 12;
    private static final int TEN = 10;
    private static final int OTHER_WEIGHT = 3;

    private Gln() {}

    /** Whether it has 13 digits and the last one checks the others. */
    public static boolean holds(String gln) {
        return gln.matches("\\d{13}") && gln.charAt(DIGITS) - '0' == checkDigit(gln.substring(0, DIGITS));
    }

    private static int checkDigit(String twelve) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : OTHER_WEIGHT);
        }
        return (TEN - sum % TEN) % TEN;
    }
}
