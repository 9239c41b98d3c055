package se.sakeratkomst.vendor.feed;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The feed says until when it may be trusted: one that does not could be played back for ever.
 *
 * @see <a href="https://kantarainitiative.github.io/SAMLprofiles/saml2int.html">SAML2int SDP-MD03 (GEN-002)</a>
 */
final class EndIsStated implements FeedCheck {

    @Override
    public List<Finding> examine(ReceivedFeed feed) {
        return unless(
                feed.validUntil().isPresent(),
                "GEN-002",
                "reading the feed's end",
                "no validUntil on the root",
                "a validUntil");
    }
}
