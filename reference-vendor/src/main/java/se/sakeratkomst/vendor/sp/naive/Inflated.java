package se.sakeratkomst.vendor.sp.naive;

import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes a message out of an address, whether it is deflated there or not. */
public final class Inflated {

    private static final int MOST = 1_000_000;

    private Inflated() {}

    /** The form field that would have carried the same message. */
    public static String of(String parameter) {
        byte[] bytes = Base64.getMimeDecoder().decode(parameter.replace(' ', '+'));
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            byte[] plain = new byte[MOST];
            int length = inflater.inflate(plain);
            return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(plain, length));
        } catch (DataFormatException e) {
            return Base64.getEncoder().encodeToString(bytes);
        } finally {
            inflater.end();
        }
    }
}
