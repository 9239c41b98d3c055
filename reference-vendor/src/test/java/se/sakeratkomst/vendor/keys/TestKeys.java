package se.sakeratkomst.vendor.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import se.sakeratkomst.saml.signature.SigningKey;

/** Keys that tests share, since making them takes a while. */
public final class TestKeys {

    public static final SigningKey OPERATOR = make("TEST operator");
    public static final SigningKey IDP = make("TEST identity provider");
    public static final SigningKey OTHER_IDP = make("TEST other identity provider");
    public static final SigningKey ATTACKER = make("TEST attacker");
    private static final VendorKeys VENDOR = vendorKeys();

    private TestKeys() {}

    public static VendorKeys vendor() {
        return VENDOR;
    }

    private static SigningKey make(String name) {
        try {
            return SelfSigned.key(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VendorKeys vendorKeys() {
        try {
            return VendorKeys.in(Files.createTempDirectory("vendor-keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
