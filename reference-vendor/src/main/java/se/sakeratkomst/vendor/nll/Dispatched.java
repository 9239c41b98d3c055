package se.sakeratkomst.vendor.nll;

import java.util.List;
import se.sakeratkomst.vendor.ehm.Issue;

/**
 * What became of a dispatch.
 *
 * @param stored whether it was made
 * @param issues what was objected to or warned about
 */
public record Dispatched(boolean stored, List<Issue> issues) {

    /** AFF: a dispense that is warned about has a pharmacist's comment. */
    private static final String COMMENT_IS_MISSING = "G.016";

    public Dispatched {
        issues = List.copyOf(issues);
    }

    /** Whether something forbids it, so that it cannot be made by accepting warnings with a comment. */
    public boolean isRefused() {
        return issues.stream()
                .anyMatch(issue -> issue.refuses() && !issue.code().equals(COMMENT_IS_MISSING));
    }
}
