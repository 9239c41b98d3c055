package se.sakeratkomst.vendor.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.saml.metadata.FeedClient.Setback;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** Makes the reader of a federation's feed. A valid feed is used without waiting for anything; somebody has to refresh it in time. */
public final class Feeds {

    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    private final Path credentials;
    private final Flaws flaws;
    private final Clock clock;

    public Feeds(Path credentials, Flaws flaws, Clock clock) {
        this.credentials = credentials;
        this.flaws = flaws;
        this.clock = clock;
    }

    /** The reader of that federation's feed, which has fetched nothing yet. */
    public FeedClient of(String federation, VendorSettings.Federation settings) {
        Fetcher wire = new HttpFetcher(settings.feed(), settings.feedTimeout());
        return new FeedClient(
                new FetchedOnce(wire, flaws),
                new OperatorsFeed(
                        new OperatorCertificates(federation, settings, credentials),
                        settings.feedLongestValidity(),
                        flaws),
                clock,
                null,
                BETWEEN_FETCHES,
                setback -> setback != Setback.UNREACHABLE || !flaws.has(Flaw.DROPS_FEED_ON_OUTAGE));
    }
}
