package se.sakeratkomst.vendor.driver;

/** A body that cannot be understood. The message says what was observed and what was expected. */
final class BadBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String observed;
    private final String expected;

    BadBody(String observed, String expected) {
        super("observed " + observed + "; expected " + expected);
        this.observed = observed;
        this.expected = expected;
    }

    String observed() {
        return observed;
    }

    String expected() {
        return expected;
    }
}
