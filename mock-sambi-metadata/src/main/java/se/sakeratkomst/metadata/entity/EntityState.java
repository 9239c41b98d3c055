package se.sakeratkomst.metadata.entity;

import java.util.List;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.feed.Feeds;
import se.sakeratkomst.saml.federation.Federations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of a lab's federations. A reset takes out the service providers; the sandbox's identity providers, which are there
 * in every lab, stay.
 */
public final class EntityState implements LabState {

    private final EntityRepository members;
    private final Feeds feeds;
    private final JsonMapper json;

    public EntityState(EntityRepository members, Feeds feeds, JsonMapper json) {
        this.members = members;
        this.feeds = feeds;
        this.json = json;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public void seed(LabId lab) {
        // identity providers hand themselves in; service providers are the users' own
    }

    @Override
    public void clear(LabId lab) {
        members.deleteServiceProvidersOf(lab.value());
        changed(lab);
    }

    @Override
    public Object snapshot(LabId lab) {
        return members.findByLabOrderByFederationAscEntityIdAsc(lab.value());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        List<Entity> kept = snapshot.valueStream()
                .map(node -> json.treeToValue(node, Entity.class))
                .map(member -> member.in(lab))
                .toList();
        members.deleteAllOf(lab.value());
        members.saveAll(kept);
        changed(lab);
    }

    private void changed(LabId lab) {
        Federations.all().forEach(federation -> feeds.changed(lab, federation));
    }
}
