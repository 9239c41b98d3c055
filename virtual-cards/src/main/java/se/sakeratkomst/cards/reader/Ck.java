package se.sakeratkomst.cards.reader;

/**
 * Numbers of PKCS#11 that the reader speaks in.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-curr/v2.40/pkcs11-curr-v2.40.html">PKCS #11 2.40</a>
 */
final class Ck {

    static final long CKR_OK = 0;
    static final long CKR_SLOT_ID_INVALID = 0x03;
    static final long CKR_GENERAL_ERROR = 0x05;
    static final long CKR_ARGUMENTS_BAD = 0x07;
    static final long CKR_NO_EVENT = 0x08;
    static final long CKR_ATTRIBUTE_SENSITIVE = 0x11;
    static final long CKR_ATTRIBUTE_TYPE_INVALID = 0x12;
    static final long CKR_ATTRIBUTE_VALUE_INVALID = 0x13;
    static final long CKR_DATA_LEN_RANGE = 0x21;
    static final long CKR_DEVICE_ERROR = 0x30;
    static final long CKR_DEVICE_REMOVED = 0x32;
    static final long CKR_FUNCTION_NOT_SUPPORTED = 0x54;
    static final long CKR_KEY_HANDLE_INVALID = 0x60;
    static final long CKR_KEY_TYPE_INCONSISTENT = 0x63;
    static final long CKR_MECHANISM_INVALID = 0x70;
    static final long CKR_MECHANISM_PARAM_INVALID = 0x71;
    static final long CKR_OBJECT_HANDLE_INVALID = 0x82;
    static final long CKR_OPERATION_ACTIVE = 0x90;
    static final long CKR_OPERATION_NOT_INITIALIZED = 0x91;
    static final long CKR_PIN_INCORRECT = 0xa0;
    static final long CKR_PIN_INVALID = 0xa1;
    static final long CKR_PIN_LEN_RANGE = 0xa2;
    static final long CKR_PIN_LOCKED = 0xa4;
    static final long CKR_SESSION_HANDLE_INVALID = 0xb3;
    static final long CKR_SESSION_COUNT = 0xb1;
    static final long CKR_SESSION_PARALLEL_NOT_SUPPORTED = 0xb4;
    static final long CKR_SESSION_READ_ONLY = 0xb5;
    static final long CKR_SESSION_READ_ONLY_EXISTS = 0xb7;
    static final long CKR_SESSION_READ_WRITE_SO_EXISTS = 0xb8;
    static final long CKR_SIGNATURE_INVALID = 0xc0;
    static final long CKR_TOKEN_NOT_PRESENT = 0xe0;
    static final long CKR_TOKEN_WRITE_PROTECTED = 0xe2;
    static final long CKR_USER_ALREADY_LOGGED_IN = 0x100;
    static final long CKR_USER_NOT_LOGGED_IN = 0x101;
    static final long CKR_USER_TYPE_INVALID = 0x103;
    static final long CKR_USER_ANOTHER_ALREADY_LOGGED_IN = 0x104;
    static final long CKR_RANDOM_SEED_NOT_SUPPORTED = 0x120;
    static final long CKR_BUFFER_TOO_SMALL = 0x150;
    static final long CKR_CRYPTOKI_NOT_INITIALIZED = 0x190;
    static final long CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191;

    static final long CKU_SO = 0;
    static final long CKU_USER = 1;
    static final long CKU_CONTEXT_SPECIFIC = 2;

    static final long CKF_TOKEN_PRESENT = 0x01;
    static final long CKF_REMOVABLE_DEVICE = 0x02;

    static final long CKF_RNG = 0x01;
    static final long CKF_LOGIN_REQUIRED = 0x04;
    static final long CKF_USER_PIN_INITIALIZED = 0x08;
    static final long CKF_TOKEN_INITIALIZED = 0x400;
    static final long CKF_USER_PIN_COUNT_LOW = 0x10000;
    static final long CKF_USER_PIN_FINAL_TRY = 0x20000;
    static final long CKF_USER_PIN_LOCKED = 0x40000;
    static final long CKF_SO_PIN_COUNT_LOW = 0x100000;
    static final long CKF_SO_PIN_FINAL_TRY = 0x200000;
    static final long CKF_SO_PIN_LOCKED = 0x400000;

    static final long CKF_RW_SESSION = 0x02;
    static final long CKF_SERIAL_SESSION = 0x04;
    static final long CKF_DONT_BLOCK = 0x01;
    static final long CKF_DIGEST = 0x400;
    static final long CKF_SIGN = 0x800;
    static final long CKF_VERIFY = 0x2000;

    static final long CKS_RO_PUBLIC_SESSION = 0;
    static final long CKS_RO_USER_FUNCTIONS = 1;
    static final long CKS_RW_PUBLIC_SESSION = 2;
    static final long CKS_RW_USER_FUNCTIONS = 3;
    static final long CKS_RW_SO_FUNCTIONS = 4;

    static final long CKO_CERTIFICATE = 1;
    static final long CKO_PUBLIC_KEY = 2;
    static final long CKO_PRIVATE_KEY = 3;

    static final long CKA_CLASS = 0x00;
    static final long CKA_TOKEN = 0x01;
    static final long CKA_PRIVATE = 0x02;
    static final long CKA_LABEL = 0x03;
    static final long CKA_VALUE = 0x11;
    static final long CKA_CERTIFICATE_TYPE = 0x80;
    static final long CKA_ISSUER = 0x81;
    static final long CKA_SERIAL_NUMBER = 0x82;
    static final long CKA_TRUSTED = 0x86;
    static final long CKA_CERTIFICATE_CATEGORY = 0x87;
    static final long CKA_KEY_TYPE = 0x100;
    static final long CKA_SUBJECT = 0x101;
    static final long CKA_ID = 0x102;
    static final long CKA_SENSITIVE = 0x103;
    static final long CKA_ENCRYPT = 0x104;
    static final long CKA_DECRYPT = 0x105;
    static final long CKA_WRAP = 0x106;
    static final long CKA_UNWRAP = 0x107;
    static final long CKA_SIGN = 0x108;
    static final long CKA_SIGN_RECOVER = 0x109;
    static final long CKA_VERIFY = 0x10a;
    static final long CKA_VERIFY_RECOVER = 0x10b;
    static final long CKA_DERIVE = 0x10c;
    static final long CKA_START_DATE = 0x110;
    static final long CKA_END_DATE = 0x111;
    static final long CKA_MODULUS = 0x120;
    static final long CKA_MODULUS_BITS = 0x121;
    static final long CKA_PUBLIC_EXPONENT = 0x122;
    static final long CKA_PRIVATE_EXPONENT = 0x123;
    static final long CKA_COEFFICIENT = 0x128;
    static final long CKA_EXTRACTABLE = 0x162;
    static final long CKA_LOCAL = 0x163;
    static final long CKA_NEVER_EXTRACTABLE = 0x164;
    static final long CKA_ALWAYS_SENSITIVE = 0x165;
    static final long CKA_KEY_GEN_MECHANISM = 0x166;
    static final long CKA_MODIFIABLE = 0x170;
    static final long CKA_ALWAYS_AUTHENTICATE = 0x202;
    static final long CKA_WRAP_WITH_TRUSTED = 0x210;

    private Ck() {}
}
