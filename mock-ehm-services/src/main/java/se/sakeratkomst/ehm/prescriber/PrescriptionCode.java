package se.sakeratkomst.ehm.prescriber;

/**
 * Förskrivarkod: six digits and a check digit by modulus 10, the weights 1 and 2 in turn, as in 1234566.
 *
 * @see "ehm.md 1.7"
 */
public final class PrescriptionCode {

    private static final int DIGITS = 6;
    private static final int TEN = 10;

    private PrescriptionCode() {}

    /** Whether the code has seven digits and the last one checks the others. */
    public static boolean holds(String code) {
        return code.matches("\\d{7}") && code.charAt(DIGITS) - '0' == checkDigit(code.substring(0, DIGITS));
    }

    /** The check digit of six digits. */
    public static int checkDigit(String six) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int product = (six.charAt(i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += product / TEN + product % TEN;
        }
        return (TEN - sum % TEN) % TEN;
    }
}
