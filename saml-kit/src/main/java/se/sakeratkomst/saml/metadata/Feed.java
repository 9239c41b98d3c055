package se.sakeratkomst.saml.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
 * An aggregate whose signature, root and validity were verified.
 *
 * <p>An entity that cannot be read does not spoil the others; an entity id that stands twice is not trusted at all, since
 * nobody can say whose keys are right.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2; SC-004, SAMBI-030, GEN-002</a>
 */
public final class Feed {
    private final Map<String, Element> elements;
    private final Map<String, Optional<EntityDescriptor>> read = new ConcurrentHashMap<>();
    private final Instant validUntil;
    private final Optional<String> cacheDuration;

    private Feed(Map<String, Element> elements, Instant validUntil, Optional<String> cacheDuration) {
        this.elements = elements;
        this.validUntil = validUntil;
        this.cacheDuration = cacheDuration;
    }

    /**
     * Verifies an aggregate.
     *
     * @param bytes as fetched
     * @param operator the operator's certificates, got out of band
     * @param now by which validUntil is judged
     */
    public static Feed verified(byte[] bytes, Collection<X509Certificate> operator, Instant now) {
        Element root = XmlVerifier.verify(
                SecureXml.parse(bytes, SecureXml.MAX_FEED_BYTES).getDocumentElement(),
                operator,
                AlgorithmPolicy.STRICT);
        if (!Elements.is(root, Ns.MD, "EntitiesDescriptor") && !Elements.is(root, Ns.MD, "EntityDescriptor")) {
            throw refuse("SC-001", "the root element " + root.getNodeName(), "md:EntitiesDescriptor");
        }
        Instant validUntil = Elements.attr(root, "validUntil")
                .flatMap(Instants::read)
                .orElseThrow(() -> refuse("GEN-002", "no validUntil on the root", "a validUntil"));
        if (!now.isBefore(validUntil)) {
            throw refuse("GEN-002", "validUntil " + validUntil + ", it is " + now, "a feed that is still valid");
        }
        Map<String, Element> elements = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (Element element : MetadataReader.entityElements(root)) {
            String entityId = element.getAttributeNS(null, "entityID");
            if (elements.put(entityId, element) != null) {
                twice.add(entityId);
            }
        }
        twice.forEach(elements::remove);
        return new Feed(elements, validUntil, Elements.attr(root, "cacheDuration"));
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
        Element element = elements.get(entityId);
        return element == null ? Optional.empty() : read.computeIfAbsent(entityId, id -> tryRead(element));
    }

    private static Optional<EntityDescriptor> tryRead(Element element) {
        try {
            return Optional.of(MetadataReader.entity(element));
        } catch (SamlRefusal e) {
            return Optional.empty();
        }
    }

    /** Every entity that can be read, in the feed's order. */
    public List<EntityDescriptor> all() {
        List<EntityDescriptor> all = new ArrayList<>();
        elements.keySet().forEach(id -> find(id).ifPresent(all::add));
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
