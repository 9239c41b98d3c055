package se.sakeratkomst.ehm.soap;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An envelope for people: it can be read, and what proves a user cannot be used again. */
final class SoapText {

    private static final Pattern SIGNATURE =
            Pattern.compile("(<(?:\\w+:)?SignatureValue[^>]*>)[^<]*(</(?:\\w+:)?SignatureValue)");

    private SoapText() {}

    static String shown(byte[] body) {
        return SIGNATURE.matcher(new String(body, StandardCharsets.UTF_8)).replaceAll("$1[redacted]$2");
    }
}
