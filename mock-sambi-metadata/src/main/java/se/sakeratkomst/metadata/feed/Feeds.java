package se.sakeratkomst.metadata.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.MetadataSettings;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.signature.SigningKey;

/**
 * The feed of each federation and lab: signed when it is asked for and something changed since, or half of its validity has
 * passed. Stamped in wall time, which is what its readers judge by.
 */
public final class Feeds {

    private static final int LARGEST_IN_JOURNAL = 256_000;

    private record Place(LabId lab, String federation) {}

    private final EntityRepository members;
    private final KeyVault keys;
    private final Journal journal;
    private final LabClock clock;
    private final MetadataSettings settings;
    private final Map<Place, SignedFeed> published = new ConcurrentHashMap<>();

    public Feeds(EntityRepository members, KeyVault keys, Journal journal, LabClock clock, MetadataSettings settings) {
        this.members = members;
        this.keys = keys;
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
    }

    /** What to publish now. */
    public SignedFeed current(LabId lab, FederationProfile federation) {
        Instant now = clock.wall();
        Place place = new Place(lab, federation.id());
        SignedFeed ready = published.get(place);
        if (ready != null && !ready.isHalfSpent(now)) {
            return ready;
        }
        return published.compute(
                place,
                (key, there) -> there != null && !there.isHalfSpent(now) ? there : publish(lab, federation, now));
    }

    /** Something in the federation is not as it was: the next reader gets a new feed. */
    public void changed(LabId lab, FederationProfile federation) {
        published.remove(new Place(lab, federation.id()));
    }

    /** The federation's operator in the lab; its key is made when it is first asked for. */
    public Operator operator(LabId lab, FederationProfile federation) {
        KeyEntry entry = keys.require(
                lab, "operator-" + federation.id(), KeySpec.RSA_2048, "Federation operator " + federation.id());
        return new Operator(operator(federation), new SigningKey(entry.key(), entry.certificate()));
    }

    /** The name by which an operator registers entities. */
    public String operator(FederationProfile federation) {
        return "urn:saker-atkomst-sandbox:TEST:operator:" + federation.id();
    }

    private SignedFeed publish(LabId lab, FederationProfile federation, Instant now) {
        List<Entity> entities = members.findByLabAndFederationOrderByEntityId(lab.value(), federation.id());
        Operator operator = operator(lab, federation);
        List<Element> entries = entities.stream()
                .map(member -> Registration.entry(member, operator))
                .toList();
        Instant validUntil = now.plus(settings.validFor());
        byte[] content = Aggregate.publish(
                entries,
                "urn:saker-atkomst-sandbox:TEST:" + lab + ":" + federation.id(),
                validUntil,
                settings.cacheDuration(),
                operator.key());
        String digest = sha256(content);
        SignedFeed feed = new SignedFeed(content, '"' + digest.substring(0, 32) + '"', now, validUntil, entries.size());
        journal.append(
                lab,
                Note.of("feed.published")
                        .from(operator.authority())
                        .protocol("SAML metadata")
                        .correlation(feed.etag())
                        .summary("A feed of " + entries.size() + " entities was signed, valid until " + validUntil)
                        .fact("federation", federation.id())
                        .fact(
                                "entities",
                                entities.stream()
                                        .map(Entity::entityId)
                                        .limit(100)
                                        .toList())
                        .fact("count", entries.size())
                        .fact("validUntil", validUntil.toString())
                        .fact("sha256", digest)
                        .fact("operatorFingerprint", operator.fingerprint())
                        .raw(content.length <= LARGEST_IN_JOURNAL ? new String(content, StandardCharsets.UTF_8) : null)
                        .accepted());
        return feed;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
