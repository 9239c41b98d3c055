package se.sakeratkomst.metadata.handin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.check.Examination;
import se.sakeratkomst.metadata.check.RegisteredOrganisation;
import se.sakeratkomst.metadata.check.Submission;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.metadata.entity.Standing;
import se.sakeratkomst.metadata.feed.EntityAnswers;
import se.sakeratkomst.metadata.feed.EntityIds;
import se.sakeratkomst.metadata.feed.Entries;
import se.sakeratkomst.metadata.feed.Entry;
import se.sakeratkomst.metadata.feed.Feeds;
import se.sakeratkomst.metadata.feed.Operators;
import se.sakeratkomst.metadata.feed.Registration;
import se.sakeratkomst.metadata.member.MemberListener;
import se.sakeratkomst.metadata.member.Members;
import se.sakeratkomst.metadata.member.Organisation;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in metadata: examines it, keeps it, and publishes it as soon as nothing holds it back. Handing in again replaces; what is
 * published stays until its successor may be.
 *
 * @see "SAMBI-049 checksum read back, SAMBI-052 environments, SAMBI-053 approval before publishing"
 */
public final class HandIn implements MemberListener {

    private static final int RAW_OF_REFUSED = 20_000;
    private static final String CHECKSUM = "checksumma";

    private final EntityRepository entities;
    private final Entries entries;
    private final Feeds feeds;
    private final EntityAnswers answers;
    private final Operators operators;
    private final Members members;
    private final Journal journal;
    private final LabClock clock;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    public HandIn(
            EntityRepository entities,
            Entries entries,
            Feeds feeds,
            EntityAnswers answers,
            Operators operators,
            Members members,
            Journal journal,
            LabClock clock,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.entries = entries;
        this.feeds = feeds;
        this.answers = answers;
        this.operators = operators;
        this.members = members;
        this.journal = journal;
        this.clock = clock;
        this.json = json;
        this.transaction = transaction;
    }

    /** Takes in one EntityDescriptor. When this returns, the decision is in the journal and what was accepted on disk. */
    public synchronized Receipt handIn(Register register, byte[] xml, Sender sender) {
        String sha1 = EntityIds.hex("SHA-1", xml);
        String sha256 = EntityIds.hex("SHA-256", xml);
        Element element;
        try {
            element = Examination.read(xml);
        } catch (SamlRefusal refusal) {
            return refused(register, xml, sender, Receipt.refused(register, null, sha1, sha256, refusal.findings()));
        }
        Examined examined = examine(register, element, sender);
        if (examined.isRefused()) {
            return refused(
                    register,
                    xml,
                    sender,
                    Receipt.refused(register, examined.entityId(), sha1, sha256, examined.findings()));
        }
        Entity entity = entity(register, examined, sha1, sha256, sender);
        Optional<Entity> same = entities.find(register, examined.entityId(), entity.standing())
                .filter(there -> there.sha256().equals(sha256));
        if (same.isEmpty()) {
            transaction.executeWithoutResult(status -> store(register, entity));
            feeds.changed(register);
            answers.changed(register, entity.entityId());
        }
        tell(register, entity, examined, sender, same.isEmpty());
        if (entity.organisation() != null) {
            members.metadataHandedIn(register, entity.organisation(), entity.entityId(), sender.toString());
        }
        return receipt(register, same.orElse(entity), examined.findings(), same.isEmpty());
    }

    /** Takes in many entities in one transaction; returns those that were refused. Only the sum of it is journalled. */
    synchronized List<Imports.Refused> takeAll(Register register, List<Element> batch, Sender sender) {
        List<Imports.Refused> refused = new ArrayList<>();
        List<Entity> accepted = new ArrayList<>();
        for (Element element : batch) {
            Examined examined = examine(register, element, sender);
            if (examined.isRefused()) {
                refused.add(new Imports.Refused(
                        examined.entityId(), examined.findings().get(0).sentence()));
            } else {
                byte[] xml = SecureXml.serialise(element);
                accepted.add(
                        entity(register, examined, EntityIds.hex("SHA-1", xml), EntityIds.hex("SHA-256", xml), sender));
            }
        }
        transaction.executeWithoutResult(status -> accepted.forEach(entity -> store(register, entity)));
        feeds.changed(register);
        accepted.forEach(entity -> answers.changed(register, entity.entityId()));
        return refused;
    }

    void imported(Register register, Sender sender, int accepted, int refused) {
        journal.append(
                register.lab(),
                Note.of("entities.imported")
                        .to(operators.name(register.federation()))
                        .protocol("SAML metadata")
                        .summary(accepted + " entities were imported, " + refused + " refused")
                        .fact("federation", register.federation().id())
                        .fact("environment", register.environment().id())
                        .fact("way", sender.way().name())
                        .fact("who", sender.who())
                        .fact("accepted", accepted)
                        .fact("refused", refused)
                        .accepted());
    }

    /** Metadata and what was found out about it. */
    record Examined(
            Element element, String entityId, Optional<Role> role, Members.Ownership owner, List<Finding> findings) {

        boolean isRefused() {
            return findings.stream().anyMatch(Finding::refuses);
        }

        String result() {
            return isRefused() ? "red" : findings.isEmpty() ? "green" : "yellow";
        }
    }

    private Examined examine(Register register, Element element, Sender sender) {
        String entityId = Elements.attr(element, "entityID").orElse("");
        Optional<Entity> earlier = entities.find(register, entityId, Standing.PUBLISHED);
        Submission submission = submission(register, element, sender, earlier);
        List<Finding> findings = new ArrayList<>(Examination.of(submission));
        boolean refused = findings.stream().anyMatch(Finding::refuses);
        Members.Ownership owner = refused
                ? new Members.Ownership(Optional.empty(), "", List.of(), List.of())
                : members.ownerOf(register, element, sender);
        findings.addAll(owner.findings());
        findings.sort((a, b) -> a.severity().compareTo(b.severity()));
        return new Examined(element, entityId, submission.role(), owner, List.copyOf(findings));
    }

    /** With what the register knows of the organisation that the metadata names. */
    private Submission submission(Register register, Element element, Sender sender, Optional<Entity> earlier) {
        Submission submission = new Submission(
                        register.lab(), register.federation(), element, sender, earlier.map(Entity::role))
                .to(register.environment());
        Optional<Organisation> claimed = members.claimed(register, element, sender);
        if (claimed.isPresent()) {
            Organisation organisation = claimed.get();
            submission = submission.of(new RegisteredOrganisation(
                    organisation.name(),
                    organisation.digits(),
                    Optional.of(organisation.sector().category()),
                    Set.copyOf(organisation.contractList()),
                    Set.of()));
        }
        return members.heldBySomebodyElse(
                        register, earlier.map(Entity::organisation).orElse(null), claimed, sender)
                .map(submission::heldBy)
                .orElse(submission);
    }

    private Entity entity(Register register, Examined examined, String sha1, String sha256, Sender sender) {
        boolean confirmed = sender.mayBringIdentityProvider() || register.environment() == Environment.TRIAL;
        List<String> obstacles = obstacles(confirmed, examined.owner().waitingFor());
        return new Entity(
                null,
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                obstacles.isEmpty() ? Standing.PUBLISHED : Standing.WAITING,
                examined.entityId(),
                EntityIds.sha1(examined.entityId()),
                examined.role().orElseThrow(),
                Examination.displayName(examined.element()),
                examined.owner().member().orElse(null),
                SecureXml.text(examined.element()),
                sha256,
                sha1,
                json.writeValueAsString(examined.findings()),
                examined.result(),
                confirmed,
                String.join("\n", obstacles),
                clock.wall().toEpochMilli(),
                sender.toString());
    }

    private static List<String> obstacles(boolean confirmed, List<String> ofMember) {
        List<String> all = new ArrayList<>(ofMember);
        if (!confirmed) {
            all.add(CHECKSUM);
        }
        return all;
    }

    /** Puts it in the place of what stood there; what is published goes only when its successor is. */
    private void store(Register register, Entity entity) {
        Optional<Entity> published = entities.find(register, entity.entityId(), Standing.PUBLISHED);
        entities.find(register, entity.entityId(), Standing.WAITING).ifPresent(entities::delete);
        if (entity.standing() == Standing.PUBLISHED) {
            published.ifPresent(entities::delete);
            publish(register, entity, published.map(Entity::handedIn).orElse(entity.handedIn()));
        }
        entities.save(entity.in(register.lab().value()));
    }

    private void publish(Register register, Entity entity, Instant registered) {
        entries.put(
                register,
                new Entry(
                        entity.entityId(),
                        entity.sha1OfId(),
                        entity.role(),
                        Registration.entry(entity.xml(), operators.name(register.federation()), registered)));
    }

    /**
     * The operator has read the checksum back and the member's contact has confirmed it.
     *
     * @throws ProblemException when nothing of that id waits, or the checksum is another
     * @see "SAMBI-049"
     */
    public synchronized Receipt confirm(Register register, String entityId, String sha1) {
        Entity waiting = entities.find(register, entityId, Standing.WAITING)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Confirm the checksum of " + entityId,
                        "nothing of that id waits in " + register,
                        "an entity that was handed in to the production-like environment",
                        "See what waits on the operators' page.")));
        String given = sha1.replaceAll("[\\s:]", "").toLowerCase(java.util.Locale.ROOT);
        if (!given.equals(waiting.sha1())) {
            throw new ProblemException(Problem.of(
                            409,
                            "Another checksum",
                            "Confirm the checksum of " + entityId,
                            given,
                            "the SHA-1 of the file that was handed in, " + waiting.sha1(),
                            "Compare with: openssl sha1 FILE. Hand in again if the file was changed on the way.")
                    .because("SAMBI-049"));
        }
        Entity confirmed = waiting.standing(Standing.WAITING, true, waiting.obstacles());
        transaction.executeWithoutResult(status -> entities.save(confirmed));
        journal.append(
                register.lab(),
                Note.of("entity.confirmed")
                        .to(operators.name(register.federation()))
                        .correlation(entityId)
                        .summary("The checksum of " + entityId + " was confirmed")
                        .fact("federation", register.federation().id())
                        .fact("environment", register.environment().id())
                        .fact("sha1", given)
                        .accepted());
        reconsider(register);
        Entity now = entities.find(register, entityId, Standing.WAITING)
                .or(() -> entities.find(register, entityId, Standing.PUBLISHED))
                .orElseThrow();
        return receipt(register, now, List.of(), true);
    }

    /** Publishes what waits and no longer has to; takes out what belongs to a member who has left. */
    @Override
    public synchronized void reconsider(Register register) {
        for (Entity waiting : entities.waitingIn(register)) {
            List<String> obstacles = obstacles(
                    waiting.confirmed(),
                    waiting.organisation() == null ? List.of() : members.waitingFor(register, waiting.organisation()));
            if (obstacles.equals(waiting.obstacles())) {
                continue;
            }
            Standing standing = obstacles.isEmpty() ? Standing.PUBLISHED : Standing.WAITING;
            move(register, waiting, waiting.standing(standing, waiting.confirmed(), obstacles));
        }
        if (register.environment() == Environment.PROD) {
            for (Entity entity : entities.in(register)) {
                List<String> obstacles = entity.organisation() == null || entity.standing() == Standing.WAITING
                        ? List.of()
                        : members.waitingFor(register, entity.organisation());
                if (!obstacles.isEmpty() && entity.role() == Role.SP) {
                    move(register, entity, entity.standing(Standing.WAITING, entity.confirmed(), obstacles));
                }
            }
        }
    }

    private void move(Register register, Entity from, Entity to) {
        transaction.executeWithoutResult(status -> {
            if (from.standing() == Standing.PUBLISHED) {
                entries.remove(register, from.entityId());
            }
            entities.delete(from);
            store(register, to);
        });
        if (from.standing() != to.standing()) {
            feeds.changed(register);
            answers.changed(register, to.entityId());
            boolean published = to.standing() == Standing.PUBLISHED;
            Note note = Note.of(published ? "entity.accepted" : "entity.waiting")
                    .to(operators.name(register.federation()))
                    .protocol("SAML metadata")
                    .correlation(to.entityId())
                    .summary(to.entityId() + (published ? " is published now" : " waits for " + to.obstacles()))
                    .fact("federation", to.federation())
                    .fact("environment", to.environment())
                    .fact("waitingFor", to.obstacles());
            journal.append(register.lab(), published ? note.accepted() : note.info());
        }
    }

    /** Takes an entity out of the register; false when it was not there. */
    public synchronized boolean takeOut(Register register, String entityId) {
        boolean there = Boolean.TRUE.equals(transaction.execute(status -> {
            entries.remove(register, entityId);
            return entities.deleteOne(
                            register.lab().value(),
                            register.federation().id(),
                            register.environment().id(),
                            entityId)
                    > 0;
        }));
        if (there) {
            feeds.changed(register);
            answers.changed(register, entityId);
            journal.append(
                    register.lab(),
                    Note.of("entity.removed")
                            .to(operators.name(register.federation()))
                            .correlation(entityId)
                            .summary(entityId + " is no longer in the federation")
                            .fact("federation", register.federation().id())
                            .fact("environment", register.environment().id())
                            .accepted());
        }
        return there;
    }

    /** True when exactly these bytes are in the register already. */
    public boolean has(Register register, byte[] xml) {
        return entities.existsByLabAndFederationAndEnvironmentAndSha256(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                EntityIds.hex("SHA-256", xml));
    }

    private static Receipt receipt(Register register, Entity entity, List<Finding> findings, boolean changed) {
        return new Receipt(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                entity.entityId(),
                entity.role(),
                true,
                changed,
                entity.standing() == Standing.PUBLISHED,
                entity.obstacles(),
                entity.result(),
                entity.sha1(),
                entity.sha256(),
                findings);
    }

    private void tell(Register register, Entity entity, Examined examined, Sender sender, boolean changed) {
        boolean published = entity.standing() == Standing.PUBLISHED;
        String outcome = published ? " is in the federation now" : " waits for " + entity.obstacles();
        Note note = Note.of(published ? "entity.accepted" : "entity.waiting")
                .from(entity.entityId())
                .to(operators.name(register.federation()))
                .protocol("SAML metadata")
                .correlation(entity.entityId())
                .summary(entity.entityId() + (changed ? outcome : " handed in as it is already"))
                .fact("federation", entity.federation())
                .fact("environment", entity.environment())
                .fact("role", entity.role().name())
                .fact("member", examined.owner().name())
                .fact("way", sender.way().name())
                .fact("who", sender.who())
                .fact("sha256", entity.sha256())
                .fact("sha1", entity.sha1())
                .fact("changed", changed)
                .fact("waitingFor", entity.obstacles())
                .fact("result", entity.result())
                .fact("findings", examined.findings())
                .raw(entity.xml());
        journal.append(register.lab(), published ? note.accepted() : note.info());
    }

    private Receipt refused(Register register, byte[] xml, Sender sender, Receipt receipt) {
        Finding first = receipt.findings().get(0);
        journal.append(
                register.lab(),
                Note.of("entity.refused")
                        .from(receipt.entityId())
                        .to(operators.name(register.federation()))
                        .protocol("SAML metadata")
                        .correlation(receipt.entityId())
                        .summary(first.sentence())
                        .fact("federation", register.federation().id())
                        .fact("environment", register.environment().id())
                        .fact("way", sender.way().name())
                        .fact("who", sender.who())
                        .fact("bytes", xml.length)
                        .fact("findings", receipt.findings())
                        .raw(Examination.forJournal(xml, RAW_OF_REFUSED))
                        .refused());
        return receipt;
    }
}
