package se.sakeratkomst.saml.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * A right message with one change in it: two bytes say where, two how much is taken out, the rest is put in. So the fuzzer works on
 * what a signature or a cipher covers without having to make one.
 */
final class Splice {
    private Splice() {}

    static String into(String message, byte[] change) {
        if (change.length < 4) {
            return message;
        }
        int at = number(change, 0) % (message.length() + 1);
        int out = number(change, 2) % (message.length() - at + 1);
        String in = new String(change, 4, change.length - 4, StandardCharsets.UTF_8);
        return message.substring(0, at) + in + message.substring(at + out);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
