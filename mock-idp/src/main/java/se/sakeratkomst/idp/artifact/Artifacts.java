package se.sakeratkomst.idp.artifact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.binding.Artifact;
import tools.jackson.databind.JsonNode;

/**
 * The answers that wait for their artifact: for a short time, for one service provider, once. A spent artifact is remembered without
 * its answer, so that the journal can tell a second use from an artifact that never was; when there is no room the oldest go first.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.6.5</a>
 */
public final class Artifacts implements LabState {
    private static final int MOST = 2_000;

    /** Which resolution service it is in the metadata: the only one. */
    static final int ENDPOINT = 0;

    private record Key(LabId lab, String persona, String handle) {}

    /** An empty message is one that was fetched. */
    private record Kept(String sp, byte[] message, String messageId, Instant until) {
        Kept spent() {
            return new Kept(sp, new byte[0], messageId, until);
        }
    }

    /** What became of a question for an artifact. */
    enum Outcome {
        DELIVERED("delivered"),
        USED("resolved already"),
        EXPIRED("issued too long ago"),
        FOREIGN("issued to another service provider"),
        UNKNOWN("never issued, or forgotten");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The answer to a question for an artifact.
     *
     * @param message the bytes that were kept, where they are delivered
     * @param messageId the message's ID, where the artifact is known
     */
    record Found(Outcome outcome, Optional<byte[]> message, String messageId) {
        static Found none(Outcome outcome, String messageId) {
            return new Found(outcome, Optional.empty(), messageId);
        }
    }

    private final Clock wall;
    private final Duration lifetime;
    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    public Artifacts(Clock wall, Duration lifetime) {
        this.wall = wall;
        this.lifetime = lifetime;
    }

    /**
     * Keeps an answer.
     *
     * @param sp the entity id of the service provider that alone may have it
     * @param message well-formed XML
     * @return the artifact to send in its place
     */
    public Artifact keep(LabId lab, Persona persona, String sp, byte[] message, String messageId) {
        Artifact artifact = Artifact.of(persona.entityId(lab), ENDPOINT);
        Instant now = wall.instant();
        synchronized (kept) {
            forget(now);
            kept.put(
                    new Key(lab, persona.id(), artifact.handle()),
                    new Kept(sp, message, messageId, now.plus(lifetime)));
        }
        return artifact;
    }

    /** Gives the answer to whom it was meant for, once; nobody else spends the artifact. */
    Found resolve(LabId lab, Persona persona, String sp, Artifact artifact) {
        if (!artifact.sourceId().equals(Artifact.sourceIdOf(persona.entityId(lab)))) {
            return Found.none(Outcome.UNKNOWN, "");
        }
        Key key = new Key(lab, persona.id(), artifact.handle());
        synchronized (kept) {
            Kept found = kept.get(key);
            if (found == null || artifact.endpointIndex() != ENDPOINT) {
                return Found.none(Outcome.UNKNOWN, "");
            }
            if (!found.sp().equals(sp)) {
                return Found.none(Outcome.FOREIGN, found.messageId());
            }
            if (found.message().length == 0) {
                return Found.none(Outcome.USED, found.messageId());
            }
            kept.put(key, found.spent());
            return wall.instant().isBefore(found.until())
                    ? new Found(Outcome.DELIVERED, Optional.of(found.message()), found.messageId())
                    : Found.none(Outcome.EXPIRED, found.messageId());
        }
    }

    private void forget(Instant now) {
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext() && (!oldest.next().until().plus(lifetime).isAfter(now) || kept.size() >= MOST)) {
            oldest.remove();
        }
    }

    @Override
    public String name() {
        return "artifacts";
    }

    @Override
    public void seed(LabId lab) {
        // answers come from logins
    }

    @Override
    public void clear(LabId lab) {
        synchronized (kept) {
            kept.keySet().removeIf(key -> key.lab().equals(lab));
        }
    }

    @Override
    public Object snapshot(LabId lab) {
        synchronized (kept) {
            return Map.of(
                    "waiting",
                    kept.entrySet().stream()
                            .filter(each -> each.getKey().lab().equals(lab)
                                    && each.getValue().message().length > 0)
                            .count(),
                    "remembered",
                    kept.keySet().stream().filter(key -> key.lab().equals(lab)).count());
        }
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab); // an answer on its way belongs to the moment it was made in
    }
}
