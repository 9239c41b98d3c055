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

    public Dispatched {
        issues = List.copyOf(issues);
    }

    /** Whether something forbids it, so that it cannot be made by accepting warnings. */
    public boolean isRefused() {
        return issues.stream().anyMatch(Issue::refuses);
    }
}
