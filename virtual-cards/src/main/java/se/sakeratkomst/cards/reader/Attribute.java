package se.sakeratkomst.cards.reader;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * An attribute of an object or of a template.
 *
 * @param type CKA_ constant
 * @param value one byte of a CK_BBOOL, eight bytes of a CK_ULONG with the highest first, or the bytes themselves
 */
record Attribute(long type, byte[] value) {

    /** How the wire carries a value; both sides know it from the type. */
    enum Kind {
        BYTE,
        ULONG,
        BYTES,
        MECHANISMS,
        ATTRIBUTES
    }

    private static final Set<Long> BYTE_TYPES = Set.of(
            Ck.CKA_TOKEN,
            Ck.CKA_PRIVATE,
            Ck.CKA_TRUSTED,
            Ck.CKA_SENSITIVE,
            Ck.CKA_ENCRYPT,
            Ck.CKA_DECRYPT,
            Ck.CKA_WRAP,
            Ck.CKA_UNWRAP,
            Ck.CKA_SIGN,
            Ck.CKA_SIGN_RECOVER,
            Ck.CKA_VERIFY,
            Ck.CKA_VERIFY_RECOVER,
            Ck.CKA_DERIVE,
            Ck.CKA_EXTRACTABLE,
            Ck.CKA_LOCAL,
            Ck.CKA_NEVER_EXTRACTABLE,
            Ck.CKA_ALWAYS_SENSITIVE,
            Ck.CKA_MODIFIABLE,
            0x171L, // CKA_COPYABLE
            0x200L, // CKA_SECONDARY_AUTH
            Ck.CKA_ALWAYS_AUTHENTICATE,
            Ck.CKA_WRAP_WITH_TRUSTED,
            0x301L, // CKA_RESET_ON_INIT
            0x302L, // CKA_HAS_RESET
            0x405L); // CKA_COLOR

    private static final Set<Long> ULONG_TYPES = Set.of(
            Ck.CKA_CLASS,
            Ck.CKA_CERTIFICATE_TYPE,
            Ck.CKA_CERTIFICATE_CATEGORY,
            0x88L, // CKA_JAVA_MIDP_SECURITY_DOMAIN
            Ck.CKA_KEY_TYPE,
            Ck.CKA_MODULUS_BITS,
            0x133L, // CKA_PRIME_BITS
            0x134L, // CKA_SUBPRIME_BITS
            0x160L, // CKA_VALUE_BITS
            0x161L, // CKA_VALUE_LEN
            Ck.CKA_KEY_GEN_MECHANISM,
            0x201L, // CKA_AUTH_PIN_FLAGS
            0x300L, // CKA_HW_FEATURE_TYPE
            0x400L, // CKA_PIXEL_X
            0x401L, // CKA_PIXEL_Y
            0x402L, // CKA_RESOLUTION
            0x403L, // CKA_CHAR_ROWS
            0x404L, // CKA_CHAR_COLUMNS
            0x406L, // CKA_BITS_PER_PIXEL
            0x500L); // CKA_MECHANISM_TYPE

    private static final long ALLOWED_MECHANISMS = 0x40000600L;
    private static final long ARRAY = 0x40000000L;

    static Kind kind(long type) {
        if (BYTE_TYPES.contains(type)) {
            return Kind.BYTE;
        }
        if (ULONG_TYPES.contains(type)) {
            return Kind.ULONG;
        }
        if (type == ALLOWED_MECHANISMS) {
            return Kind.MECHANISMS;
        }
        return type == (ARRAY | 0x211) || type == (ARRAY | 0x212) || type == (ARRAY | 0x213)
                ? Kind.ATTRIBUTES
                : Kind.BYTES;
    }

    static Attribute of(long type, boolean value) {
        return new Attribute(type, new byte[] {(byte) (value ? 1 : 0)});
    }

    static Attribute of(long type, long value) {
        return new Attribute(
                type, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attribute that && type == that.type && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(type) * 31 + Arrays.hashCode(value);
    }
}
