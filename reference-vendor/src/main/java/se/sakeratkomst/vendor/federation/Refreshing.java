package se.sakeratkomst.vendor.federation;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.metadata.FeedClient;

/** Refreshes a feed, and tells the log when that begins to fail and when it works again. */
final class Refreshing implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);

    private final String federation;
    private final FeedClient feed;
    private Optional<String> told = Optional.empty();

    Refreshing(String federation, FeedClient feed) {
        this.federation = federation;
        this.feed = feed;
    }

    @Override
    public void run() {
        try {
            feed.refresh();
            tell(feed.problem().map(Finding::sentence));
        } catch (RuntimeException e) { // or the timer would never run it again
            LOG.error("the feed of {} could not be refreshed", federation, e);
        }
    }

    private void tell(Optional<String> problem) {
        if (problem.map(Refreshing::kind).equals(told.map(Refreshing::kind))) {
            return;
        }
        told = problem;
        problem.ifPresentOrElse(
                sentence -> LOG.warn("the feed of {} was not taken; {}", federation, sentence),
                () -> LOG.info("the feed of {} is taken again", federation));
    }

    /** The rule; what was observed differs by a time stamp from one try to the next. */
    private static String kind(String sentence) {
        return sentence.substring(0, sentence.indexOf(':'));
    }
}
