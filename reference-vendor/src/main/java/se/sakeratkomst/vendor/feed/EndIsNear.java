package se.sakeratkomst.vendor.feed;

import java.time.Instant;
import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The feed's end is not further away than the system accepts.
 *
 * @see <a href="https://kantarainitiative.github.io/SAMLprofiles/saml2int.html">SAML2int SDP-MD03 (GEN-002)</a>
 */
final class EndIsNear implements FeedCheck {

    @Override
    public List<Finding> examine(ReceivedFeed feed) {
        Instant latest = feed.now().plus(feed.longestValidity());
        return unless(
                feed.validUntil().map(end -> !end.isAfter(latest)).orElse(true),
                "GEN-002",
                "comparing the feed's end with the longest validity that is accepted",
                "validUntil " + feed.validUntil().map(Instant::toString).orElse("none"),
                "not after " + latest + ", which is " + feed.longestValidity() + " from now");
    }
}
