package se.sakeratkomst.saml.xml;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Message ids: an underscore and 160 random bits, as SAML core 1.3.4 asks. */
public final class Ids {
    private Ids() {}

    /** A new id. */
    public static String next() {
        byte[] bits = new byte[20];
        new SecureRandom().nextBytes(bits);
        return "_" + HexFormat.of().formatHex(bits);
    }
}
