package se.sakeratkomst.metadata.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Signature;
import se.sakeratkomst.saml.metadata.AggregateEntry;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Single entities, each signed when it is first asked for and kept while nothing changes. A change of one entity costs one
 * signature; the others stay as they are.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-young-md-query/">Metadata Query Protocol</a>
 */
public final class EntityAnswers {

    private static final long KEPT_BYTES = 48L << 20;

    private record Key(Register register, String sha1OfId) {}

    private final Entries entries;
    private final RegisterStates states;
    private final Feeds feeds;
    private final LabClock clock;
    private final Cache<Key, SignedEntity> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<Key, SignedEntity>weigher((key, entity) -> entity.content().length + 300)
            .executor(Runnable::run)
            .build();

    public EntityAnswers(Entries entries, RegisterStates states, Feeds feeds, LabClock clock) {
        this.entries = entries;
        this.states = states;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** The signed entity; empty when the register has none of that id. */
    Optional<SignedEntity> find(Register register, String sha1OfId) {
        Key key = new Key(register, sha1OfId);
        long manner = manner(register);
        Instant now = clock.wall();
        boolean disturbed = states.of(register).armed().isPresent();
        SignedEntity ready = kept.getIfPresent(key);
        if (ready != null && ready.generation() == manner && (disturbed || !ready.isHalfSpent(now))) {
            return Optional.of(ready);
        }
        return Optional.ofNullable(kept.asMap()
                .compute(
                        key,
                        (same, there) -> entries.find(register, sha1OfId)
                                .flatMap(entry -> sign(register, entry, manner, now))
                                .orElse(null)));
    }

    /** One entity is not as it was. */
    public void changed(Register register, String entityId) {
        kept.invalidate(new Key(register, EntityIds.sha1(entityId)));
    }

    /** Forgets what is kept of a register, so that everything is read anew. */
    public void forget(Register register) {
        kept.asMap().keySet().removeIf(key -> key.register().equals(register));
    }

    /** Changes when key, policy or fault do, but not when an entity does. */
    private long manner(Register register) {
        RegisterState state = states.of(register);
        return java.util.Objects.hash(
                state.keyNumber(),
                state.rollover(),
                state.validFor(),
                state.cacheDuration(),
                state.fault(),
                state.faultEntityId(),
                state.faultArmedMillis());
    }

    private Optional<SignedEntity> sign(Register register, Entry entry, long manner, Instant now) {
        Optional<ArmedFault> armed = feeds.armed(register);
        if (armed.isEmpty()) {
            return Optional.of(signed(register, entry.content(), armed, now, manner));
        }
        Signature signature = armed.get().fault().signature();
        List<Entry> instead = FaultyEntries.of(register, armed.get(), entries).inPlaceOf(entry);
        if (instead.isEmpty()) {
            return Optional.empty();
        }
        Entry last = instead.get(instead.size() - 1);
        boolean twice = instead.size() > 1 && instead.get(0) == entry;
        if (twice || last == entry) {
            return Optional.of(signed(register, entry.content(), armed, now, manner));
        }
        return Optional.of(
                switch (signature) {
                    case BROKEN -> brokenlySigned(register, entry, last, armed, now, manner);
                    case INNER_ONLY -> wrapped(register, entry, last, armed, now, manner);
                    default -> signed(register, last.content(), armed, now, manner);
                });
    }

    private SignedEntity signed(
            Register register, AggregateEntry content, Optional<ArmedFault> armed, Instant now, long manner) {
        return ready(document(register, content, armed, now), register, armed, now, manner);
    }

    private SignedEntity brokenlySigned(
            Register register, Entry entry, Entry instead, Optional<ArmedFault> armed, Instant now, long manner) {
        Element element = document(register, entry.content(), armed, now);
        List<Element> certificates = certificates(element);
        List<Element> others = certificates(instead.content().element());
        for (int i = 0; i < certificates.size(); i++) {
            certificates.get(i).setTextContent(others.get(i).getTextContent());
        }
        return ready(element, register, armed, now, manner);
    }

    private SignedEntity wrapped(
            Register register, Entry entry, Entry instead, Optional<ArmedFault> armed, Instant now, long manner) {
        Element inner = document(register, entry.content(), armed, now);
        Element outer = instead.content().element();
        Elements.set(outer, "validUntil", Instants.write(now.plus(feeds.validFor(register))));
        Element extensions = Elements.child(outer, Ns.MD, "Extensions").orElseThrow();
        extensions.appendChild(outer.getOwnerDocument().importNode(inner, true));
        return ready(outer, register, armed, now, manner);
    }

    private Element document(Register register, AggregateEntry content, Optional<ArmedFault> armed, Instant now) {
        Element element = content.element();
        Elements.set(element, "ID", Ids.next());
        Instant validUntil = feeds.validUntil(register, armed, now);
        Elements.set(element, "validUntil", validUntil == null ? null : Instants.write(validUntil));
        Duration cache = feeds.cacheDuration(register);
        Elements.set(element, "cacheDuration", cache.toString());
        SigningKey key = feeds.key(register, armed);
        if (key != null) {
            XmlSigner.sign(element, key);
        }
        return element;
    }

    private static List<Element> certificates(Element entity) {
        return Elements.children(entity, Ns.MD, "IDPSSODescriptor").stream()
                .flatMap(role -> Elements.descendants(role, Ns.DS, "X509Certificate").stream())
                .toList();
    }

    private SignedEntity ready(
            Element element, Register register, Optional<ArmedFault> armed, Instant now, long manner) {
        byte[] content = SecureXml.serialise(element.getOwnerDocument());
        return new SignedEntity(
                content,
                '"' + EntityIds.hex("SHA-256", content).substring(0, 32) + '"',
                manner,
                now,
                feeds.validUntil(register, armed, now));
    }
}
