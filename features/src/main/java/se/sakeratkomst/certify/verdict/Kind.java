package se.sakeratkomst.certify.verdict;

/** Whether a scenario shows that the right thing works, or that the wrong thing is refused. */
public enum Kind {
    POSITIVE("positiv"),
    NEGATIVE("negativ");

    private final String tag;

    Kind(String tag) {
        this.tag = tag;
    }

    /** The Gherkin tag, without its at sign. */
    public String tag() {
        return tag;
    }
}
