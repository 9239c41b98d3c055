package se.sakeratkomst.metadata.member;

import java.util.List;
import se.sakeratkomst.kit.lab.LabId;

/**
 * An organisation and its steps, as a snapshot keeps them.
 *
 * @param steps oldest first
 */
public record Member(Organisation organisation, List<OrganisationStep> steps) {

    /** How far it has come. */
    public WayIn way() {
        return new WayIn(organisation, steps);
    }

    Member in(LabId lab) {
        return new Member(
                organisation.in(lab, null),
                steps.stream().map(step -> step.in(lab)).toList());
    }
}
