package se.sakeratkomst.saml.metadata;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * An aggregate whose signature, root and validity were verified. Its entries are read when they are asked for.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2; SC-004, SAMBI-030, GEN-002</a>
 */
public final class Feed {
    private final Map<String, List<Element>> entries = new LinkedHashMap<>();
    private final Map<String, Optional<EntityDescriptor>> read = new ConcurrentHashMap<>();
    private final Instant validUntil;
    private final Optional<String> cacheDuration;
    private final EntryReader reader;

    private Feed(Element root, Instant validUntil, EntryReader reader) {
        this.validUntil = validUntil;
        this.cacheDuration = Elements.attr(root, "cacheDuration");
        this.reader = reader;
        for (Element entry : MetadataReader.entityElements(root)) {
            entries.computeIfAbsent(entry.getAttributeNS(null, "entityID"), id -> new ArrayList<>(1))
                    .add(entry);
        }
    }

    /**
     * Verifies an aggregate; how far away its validUntil may be is not asked.
     *
     * @param bytes as fetched
     * @param operator the operator's certificates, got out of band
     * @param now by which validUntil is judged
     */
    public static Feed verified(byte[] bytes, Collection<X509Certificate> operator, Instant now) {
        Element root = root(bytes, operator);
        return new Feed(root, stillValid(root, now), EntryReader.CAREFUL);
    }

    /**
     * Verifies an aggregate.
     *
     * @param bytes as fetched
     * @param operator the operator's certificates, got out of band
     * @param now by which validUntil is judged
     * @param longestValidity the furthest away that validUntil may be
     */
    public static Feed verified(
            byte[] bytes, Collection<X509Certificate> operator, Instant now, Duration longestValidity) {
        Element root = root(bytes, operator);
        Instant validUntil = stillValid(root, now);
        if (validUntil.isAfter(now.plus(longestValidity))) {
            throw refuse("GEN-002", "validUntil " + validUntil, "an end within " + longestValidity);
        }
        return new Feed(root, validUntil, EntryReader.CAREFUL);
    }

    /**
     * A feed that the caller has judged.
     *
     * @param root verified, md:EntitiesDescriptor or md:EntityDescriptor
     * @param validUntil when it must no longer be trusted
     * @param reader what the entries of one id say together
     */
    public static Feed judged(Element root, Instant validUntil, EntryReader reader) {
        return new Feed(root, validUntil, reader);
    }

    private static Element root(byte[] bytes, Collection<X509Certificate> operator) {
        Element root = XmlVerifier.verify(
                SecureXml.parse(bytes, SecureXml.MAX_FEED_BYTES).getDocumentElement(),
                operator,
                AlgorithmPolicy.STRICT);
        if (!Elements.is(root, Ns.MD, "EntitiesDescriptor") && !Elements.is(root, Ns.MD, "EntityDescriptor")) {
            throw refuse("SC-001", "the root element " + root.getNodeName(), "md:EntitiesDescriptor");
        }
        return root;
    }

    private static Instant stillValid(Element root, Instant now) {
        Instant validUntil = Elements.attr(root, "validUntil")
                .flatMap(Instants::read)
                .orElseThrow(() -> refuse("GEN-002", "no validUntil on the root", "a validUntil"));
        if (!now.isBefore(validUntil)) {
            throw refuse("GEN-002", "validUntil " + validUntil + ", it is " + now, "a feed that is still valid");
        }
        return validUntil;
    }

    private static SamlRefusal refuse(String rule, String observed, String expected) {
        return SamlRefusal.of(
                rule,
                "verifying a metadata feed",
                observed,
                expected,
                "Fetch the feed again from the operator; keep the last good one meanwhile.");
    }

    /** The entity with exactly that id. */
    public Optional<EntityDescriptor> find(String entityId) {
        List<Element> mine = entries.get(entityId);
        return mine == null ? Optional.empty() : read.computeIfAbsent(entityId, id -> reader.read(mine));
    }

    /** Every entity's id, in the feed's order. */
    public Set<String> entityIds() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Every entity that can be read, in the feed's order. */
    public List<EntityDescriptor> all() {
        List<EntityDescriptor> all = new ArrayList<>();
        entries.keySet().forEach(id -> find(id).ifPresent(all::add));
        return all;
    }

    /** When it must no longer be trusted. */
    public Instant validUntil() {
        return validUntil;
    }

    /** How often the operator wants it fetched, as xs:duration. */
    public Optional<String> cacheDuration() {
        return cacheDuration;
    }
}
