package se.sakeratkomst.vendor.feed;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The feed is SAML metadata.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf">SAML metadata 2.3 (SC-001, SAMBI-029)</a>
 */
final class RootIsMetadata implements FeedCheck {

    @Override
    public List<Finding> examine(ReceivedFeed feed) {
        return unless(
                Elements.is(feed.root(), Ns.MD, "EntitiesDescriptor")
                        || Elements.is(feed.root(), Ns.MD, "EntityDescriptor"),
                "SC-001",
                "reading the feed",
                "the root element " + feed.root().getNodeName(),
                "md:EntitiesDescriptor, or md:EntityDescriptor");
    }
}
