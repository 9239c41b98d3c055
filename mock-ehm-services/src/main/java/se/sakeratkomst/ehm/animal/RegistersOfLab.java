package se.sakeratkomst.ehm.animal;

import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.kit.lab.LabId;

/** The registers that the checks ask, as far as they answer in the lab. */
@FunctionalInterface
public interface RegistersOfLab {

    Registers of(LabId lab);
}
