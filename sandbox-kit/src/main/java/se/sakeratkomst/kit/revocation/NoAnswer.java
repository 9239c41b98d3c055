package se.sakeratkomst.kit.revocation;

/** What came back is no answer that may be believed; the message says why, without a capital or a full stop. */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
