package se.sakeratkomst.vendor.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.sakeratkomst.saml.metadata.FeedClient;
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
        CarelessFetcher fetcher = new CarelessFetcher(new HttpFetcher(settings.feed(), settings.feedTimeout()), flaws);
        return new FeedClient(
                () -> flaws.has(Flaw.DROPS_SLOW_FEED) ? Optional.of(Duration.ZERO) : Optional.empty(),
                fetcher,
                new OperatorsFeed(
                        new OperatorCertificates(federation, settings, credentials, flaws),
                        settings.feedLongestValidity(),
                        flaws),
                clock,
                BETWEEN_FETCHES,
                fetcher::keeps);
    }
}
