package se.sakeratkomst.ehm.animal;

import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.kit.lab.LabId;

/** What the population register says of animals' owners. */
@FunctionalInterface
public interface OwnersOfLab {

    PopulationStatus status(LabId lab, String personnummer);
}
