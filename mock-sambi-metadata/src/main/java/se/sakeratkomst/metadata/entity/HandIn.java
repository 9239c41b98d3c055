package se.sakeratkomst.metadata.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.check.Examination;
import se.sakeratkomst.metadata.check.Submission;
import se.sakeratkomst.metadata.feed.Feeds;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/** Takes in metadata: checks it, keeps it, and sees to it that the next feed has it. Handing in again replaces. */
public final class HandIn {

    private static final int RAW_OF_REFUSED = 20_000;

    private final EntityRepository members;
    private final Feeds feeds;
    private final Journal journal;
    private final LabClock clock;

    public HandIn(EntityRepository members, Feeds feeds, Journal journal, LabClock clock) {
        this.members = members;
        this.feeds = feeds;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes in one EntityDescriptor. When this returns, the decision is in the journal and the member on disk. */
    public synchronized Receipt handIn(LabId lab, FederationProfile federation, byte[] xml, Sender sender) {
        Element entity;
        try {
            entity = Examination.read(xml);
        } catch (SamlRefusal refusal) {
            return refused(lab, federation, null, xml, sender, refusal.findings());
        }
        String entityId = Elements.attr(entity, "entityID").orElse("");
        Optional<Entity> earlier = members.findByLabAndFederationAndEntityId(lab.value(), federation.id(), entityId);
        Submission submission = new Submission(lab, federation, entity, sender, earlier.map(Entity::role));
        List<Finding> findings = Examination.of(submission);
        if (findings.stream().anyMatch(Finding::refuses)) {
            return refused(lab, federation, entityId, xml, sender, findings);
        }
        Entity member = new Entity(
                null,
                lab.value(),
                federation.id(),
                entityId,
                submission.role().orElseThrow(),
                Examination.displayName(entity),
                SecureXml.text(entity),
                sha256(xml),
                clock.wall().toEpochMilli(),
                sender.toString());
        boolean same =
                earlier.filter(there -> there.sha256().equals(member.sha256())).isPresent();
        if (!same) {
            members.save(earlier.map(member::replacing).orElse(member));
            feeds.changed(lab, federation);
        }
        journal.append(
                lab,
                Note.of("entity.accepted")
                        .from(entityId)
                        .to(feeds.operator(federation))
                        .protocol("SAML metadata")
                        .correlation(entityId)
                        .summary(entityId + (same ? " handed in as it is already" : " is in the federation now"))
                        .fact("federation", federation.id())
                        .fact("role", member.role().name())
                        .fact("way", sender.way().name())
                        .fact("who", sender.who())
                        .fact("sha256", member.sha256())
                        .fact("changed", !same)
                        .fact("replaced", earlier.isPresent())
                        .fact("findings", findings)
                        .raw(member.xml())
                        .accepted());
        return new Receipt(lab.value(), federation.id(), entityId, member.role(), true, !same, findings);
    }

    /** Takes an entity out of the federation; false when it was not there. */
    public synchronized boolean takeOut(LabId lab, FederationProfile federation, String entityId) {
        boolean there = members.deleteOne(lab.value(), federation.id(), entityId) > 0;
        if (there) {
            feeds.changed(lab, federation);
            journal.append(
                    lab,
                    Note.of("entity.removed")
                            .to(feeds.operator(federation))
                            .correlation(entityId)
                            .summary(entityId + " is no longer in the federation")
                            .fact("federation", federation.id())
                            .accepted());
        }
        return there;
    }

    /** True when exactly these bytes are in the federation already. */
    public boolean has(LabId lab, FederationProfile federation, byte[] xml) {
        return members.existsByLabAndFederationAndSha256(lab.value(), federation.id(), sha256(xml));
    }

    private Receipt refused(
            LabId lab,
            FederationProfile federation,
            @Nullable String entityId,
            byte[] xml,
            Sender sender,
            List<Finding> findings) {
        Finding first = findings.get(0);
        journal.append(
                lab,
                Note.of("entity.refused")
                        .from(entityId)
                        .to(feeds.operator(federation))
                        .protocol("SAML metadata")
                        .correlation(entityId)
                        .summary(first.sentence())
                        .fact("federation", federation.id())
                        .fact("way", sender.way().name())
                        .fact("who", sender.who())
                        .fact("bytes", xml.length)
                        .fact("findings", findings)
                        .raw(new String(xml, 0, Math.min(xml.length, RAW_OF_REFUSED), StandardCharsets.UTF_8))
                        .refused());
        return new Receipt(lab.value(), federation.id(), entityId, null, false, false, findings);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
