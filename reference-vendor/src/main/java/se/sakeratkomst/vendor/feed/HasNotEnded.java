package se.sakeratkomst.vendor.feed;

import java.time.Instant;
import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The feed may still be trusted.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf">SAML metadata 2.3.1 (GEN-002)</a>
 */
final class HasNotEnded implements FeedCheck {

    @Override
    public List<Finding> examine(ReceivedFeed feed) {
        return unless(
                feed.validUntil().map(feed.now()::isBefore).orElse(true),
                "GEN-002",
                "comparing the feed's end with the time",
                "validUntil " + feed.validUntil().map(Instant::toString).orElse("none"),
                "after now, " + feed.now());
    }
}
