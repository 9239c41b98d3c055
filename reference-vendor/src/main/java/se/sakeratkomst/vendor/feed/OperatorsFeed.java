package se.sakeratkomst.vendor.feed;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntryReader;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.FeedReader;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/**
 * Decides whether what was fetched is the operator's feed and may be used: the signature first, then the checks, which see nothing
 * but what was signed. An entry that cannot be read is passed over, and an entityID that stands twice is nobody's.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2; Kantara eGov 2.0, metadata; SAML2int SDP-MD03</a>
 */
final class OperatorsFeed implements FeedReader {

    private final Supplier<Collection<X509Certificate>> operator;
    private final Duration longestValidity;
    private final Flaws flaws;
    private final FeedSignature signature;
    private final WhoHasLeft left = new WhoHasLeft();

    OperatorsFeed(Supplier<Collection<X509Certificate>> operator, Duration longestValidity, Flaws flaws) {
        this.operator = operator;
        this.longestValidity = longestValidity;
        this.flaws = flaws;
        this.signature = new FeedSignature(flaws);
    }

    @Override
    public Feed read(byte[] fetched, Instant now) {
        Element root = SecureXml.parse(fetched, SecureXml.MAX_FEED_BYTES).getDocumentElement();
        ReceivedFeed feed = new ReceivedFeed(signature.verified(root, operator.get()), now, longestValidity);
        for (FeedCheck check : FeedChecklist.of(flaws)) {
            List<Finding> findings = check.examine(feed);
            if (!findings.isEmpty()) {
                throw new SamlRefusal(findings);
            }
        }
        if (flaws.has(Flaw.KEEPS_WHO_HAS_LEFT)) {
            left.addTo(feed.root());
        } else {
            left.forget();
        }
        return Feed.judged(feed.root(), end(feed), entries(feed.root()));
    }

    private EntryReader entries(Element root) {
        if (flaws.has(Flaw.DROPS_FEED_ON_BROKEN_ENTRY) && BrokenEntries.areIn(root)) {
            return entries -> Optional.empty();
        }
        return flaws.has(Flaw.MIXES_KEYS_OF_DUPLICATES) ? new KeysOfAllEntries() : EntryReader.CAREFUL;
    }

    /** Until when it is used: as long as it says, which it does once the checks are passed. */
    private Instant end(ReceivedFeed feed) {
        return flaws.has(Flaw.IGNORES_FEED_EXPIRY)
                ? Instant.MAX
                : feed.validUntil().orElse(Instant.MAX);
    }
}
