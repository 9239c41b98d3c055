package se.sakeratkomst.metadata.handin;

import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Standing;
import se.sakeratkomst.metadata.feed.EntityAnswers;
import se.sakeratkomst.metadata.feed.Entries;
import se.sakeratkomst.metadata.feed.Entry;
import se.sakeratkomst.metadata.feed.Feeds;
import se.sakeratkomst.metadata.feed.Operators;
import se.sakeratkomst.metadata.feed.RegisterStates;
import se.sakeratkomst.metadata.feed.Registration;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entities of a lab's registers, and how these are published. A reset takes out the service providers and heals every fault;
 * the sandbox's identity providers, which are there in every lab, stay, and so do the operators' keys.
 */
public final class EntityState implements LabState {

    private final EntityRepository entities;
    private final Entries entries;
    private final RegisterStates states;
    private final Feeds feeds;
    private final EntityAnswers answers;
    private final Operators operators;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    public EntityState(
            EntityRepository entities,
            Entries entries,
            RegisterStates states,
            Feeds feeds,
            EntityAnswers answers,
            Operators operators,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.entries = entries;
        this.states = states;
        this.feeds = feeds;
        this.answers = answers;
        this.operators = operators;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "entities";
    }

    @Override
    public void seed(LabId lab) {
        // identity providers hand themselves in; service providers are the users' own
    }

    @Override
    public void clear(LabId lab) {
        transaction.executeWithoutResult(status -> {
            entities.deleteServiceProvidersOf(lab.value());
            entries.removeAll(lab, Optional.of(Role.SP));
        });
        states.settle(lab);
        changed(lab);
    }

    @Override
    public Object snapshot(LabId lab) {
        return entities.findByLabOrderByFederationAscEnvironmentAscEntityIdAsc(lab.value());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        List<Entity> kept = snapshot.valueStream()
                .map(node -> json.treeToValue(node, Entity.class))
                .map(entity -> entity.in(lab.value()))
                .toList();
        transaction.executeWithoutResult(status -> {
            entities.deleteAllOf(lab.value());
            entries.removeAll(lab, Optional.empty());
            entities.saveAll(kept);
            kept.stream()
                    .filter(entity -> entity.standing() == Standing.PUBLISHED)
                    .forEach(entity -> entries.put(entity.register(), entry(entity)));
        });
        changed(lab);
    }

    private Entry entry(Entity entity) {
        return new Entry(
                entity.entityId(),
                entity.sha1OfId(),
                entity.role(),
                Registration.entry(
                        entity.xml(), operators.name(entity.register().federation()), entity.handedIn()));
    }

    private void changed(LabId lab) {
        for (FederationProfile federation : Federations.all()) {
            for (Environment environment : Environment.values()) {
                Register register = new Register(lab, federation, environment);
                feeds.changed(register);
                answers.forget(register);
            }
        }
    }
}
