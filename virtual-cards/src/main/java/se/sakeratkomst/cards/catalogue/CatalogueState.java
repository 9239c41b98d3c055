package se.sakeratkomst.cards.catalogue;

import java.util.List;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.PeopleYaml.Unreadable;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/** The lab's own persons are state: a reset takes them away. */
final class CatalogueState implements LabState {

    record Snapshot(List<TestPerson> own) {}

    private final Catalogue catalogue;

    CatalogueState(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public void seed(LabId lab) {
        // the sandbox's own persons need no seeding
    }

    @Override
    public void clear(LabId lab) {
        catalogue.clear(lab);
    }

    @Override
    public Object snapshot(LabId lab) {
        return new Snapshot(catalogue.own(lab));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab);
        for (JsonNode person : snapshot.path("own")) {
            try {
                catalogue.put(lab, person.path("id").asString(), person.toString());
            } catch (Unreadable e) {
                throw new ProblemException(Problem.badRequest(
                        "Restore the catalogue of lab " + lab,
                        e.findings().get(0).sentence(),
                        "persons as a snapshot has them",
                        "Take a snapshot of the same version of the sandbox."));
            }
        }
    }
}
