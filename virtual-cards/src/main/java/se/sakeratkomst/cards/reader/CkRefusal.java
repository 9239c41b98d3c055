package se.sakeratkomst.cards.reader;

/** A call that is answered with an error code. */
final class CkRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long code;

    /** @param code CKR_ constant, not CKR_OK */
    CkRefusal(long code) {
        super("CKR 0x" + Long.toHexString(code), null, false, false);
        this.code = code;
    }

    long code() {
        return code;
    }
}
