package se.sakeratkomst.vendor.feed;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** One thing that must be right before a feed is used. */
interface FeedCheck extends Check<ReceivedFeed> {

    /** A finding, or none. */
    default List<Finding> unless(boolean right, String rule, String attempted, String observed, String expected) {
        return right
                ? List.of()
                : List.of(Finding.error(
                        rule,
                        attempted,
                        observed,
                        expected,
                        "Ask the federation's operator; the last good feed stays in use until it ends."));
    }
}
