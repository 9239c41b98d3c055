package se.sakeratkomst.certify.verdict;

import java.util.Locale;

/** The five verdicts. None of them is an approval. */
public enum Verdict {
    PASS("uppfyllt"),
    FAIL("ej uppfyllt"),
    INCONCLUSIVE("ej bedömbart"),
    NOT_APPLICABLE("ej tillämpligt"),
    MANUAL("bedöms av människa");

    private final String swedish;

    Verdict(String swedish) {
        this.swedish = swedish;
    }

    /** The name in files, such as {@code not-applicable}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name for people, such as {@code not applicable}. */
    public String english() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String swedish() {
        return swedish;
    }
}
