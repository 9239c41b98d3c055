package se.sakeratkomst.ehm.override;

/** A mapping that cannot be taken. */
public final class MappingRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String observed;
    private final String expected;
    private final String remedy;

    MappingRefused(String observed, String expected, String remedy) {
        super(observed);
        this.observed = observed;
        this.expected = expected;
        this.remedy = remedy;
    }

    public String observed() {
        return observed;
    }

    public String expected() {
        return expected;
    }

    public String remedy() {
        return remedy;
    }
}
