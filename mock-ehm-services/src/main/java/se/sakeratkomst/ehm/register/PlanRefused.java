package se.sakeratkomst.ehm.register;

/** A planned list says something that no list can hold. */
public final class PlanRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String observed;
    private final String expected;
    private final String remedy;

    /** @param at member of the plan, for example {@code prescriptions[0].nplPackId} */
    public PlanRefused(String at, String observed, String expected, String remedy) {
        super(at + ": " + observed + "; expected " + expected);
        this.observed = at + ": " + observed;
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
