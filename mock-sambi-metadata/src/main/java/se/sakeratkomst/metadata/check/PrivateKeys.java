package se.sakeratkomst.metadata.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds private keys that somebody pasted into what should be public: in PEM, as bare base64 of PKCS #8, PKCS #1, SEC 1 or PKCS #12, as an XML
 * key value or a JWK. Looks at the text, so that it works on what is no XML too.
 */
final class PrivateKeys {

    private static final int WINDOW = 120;
    private static final int HEAD = 48;

    private static final Pattern PLAIN = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY"
            + "|PuTTY-User-Key-File"
            + "|<(?:\\w+:)?(?:InverseQ|DP|DQ)>"
            + "|\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{40,}");
    private static final Pattern BASE64 = Pattern.compile("(?<![A-Za-z0-9+/])M[A-P]");
    private static final Pattern BREAKS = Pattern.compile("\\s|&#\\w+;");

    private PrivateKeys() {}

    /** The line on which one begins, from 1. */
    static Optional<Integer> find(byte[] bytes) {
        String text = text(bytes);
        Matcher plain = PLAIN.matcher(text);
        if (plain.find()) {
            return Optional.of(line(text, plain.start()));
        }
        Matcher encoded = BASE64.matcher(text);
        while (encoded.find()) {
            if (isKey(text, encoded.start())) {
                return Optional.of(line(text, encoded.start()));
            }
        }
        return Optional.empty();
    }

    /** As ASCII; what was written two bytes to a character loses its zeroes. */
    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static boolean isKey(String text, int start) {
        String window = BREAKS.matcher(text.substring(start, Math.min(text.length(), start + WINDOW)))
                .replaceAll("");
        int end = 0;
        while (end < window.length() && end < HEAD && isBase64(window.charAt(end))) {
            end++;
        }
        byte[] der = Base64.getDecoder().decode(window.substring(0, end / 4 * 4));
        return isKey(der);
    }

    private static boolean isBase64(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }

    /** Whether these first bytes are those of a structure that holds a private key. */
    private static boolean isKey(byte[] der) {
        int at = inside(der, 0, 0x30);
        if (at < 0) {
            return false;
        }
        if (startsWith(der, at, 0x02, 0x01, 0x00)) { // PKCS #8: version 0, algorithm; PKCS #1: version 0, modulus
            int next = at + 3;
            return algorithm(der, next) || inside(der, next, 0x02) > 0;
        }
        if (startsWith(der, at, 0x02, 0x01, 0x01)) { // PKCS #8 version 1; SEC 1: version 1, octets
            return algorithm(der, at + 3) || inside(der, at + 3, 0x04) > 0;
        }
        if (startsWith(der, at, 0x02, 0x01, 0x03)) { // PKCS #12: version 3, ContentInfo
            return algorithm(der, at + 3);
        }
        int scheme = inside(der, at, 0x30); // encrypted PKCS #8: a password-based scheme, of PKCS #5 or #12
        return scheme > 0
                && (startsWith(der, scheme, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05)
                        || startsWith(der, scheme, 0x06, 0x0a, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01));
    }

    private static boolean algorithm(byte[] der, int at) {
        int inner = inside(der, at, 0x30);
        return inner > 0 && inner < der.length && der[inner] == 0x06;
    }

    /** Where the content of a value with that tag begins, or -1. */
    private static int inside(byte[] der, int at, int tag) {
        if (at + 1 >= der.length || (der[at] & 0xff) != tag) {
            return -1;
        }
        int length = der[at + 1] & 0xff;
        if (length < 0x80) {
            return at + 2;
        }
        int more = length & 0x7f;
        return more >= 1 && more <= 3 && at + 2 + more < der.length ? at + 2 + more : -1;
    }

    private static boolean startsWith(byte[] der, int at, int... bytes) {
        if (at + bytes.length > der.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((der[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
