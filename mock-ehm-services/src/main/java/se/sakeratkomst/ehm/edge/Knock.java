package se.sakeratkomst.ehm.edge;

import se.sakeratkomst.kit.lab.LabId;

/**
 * A system asks to be let in.
 *
 * @param lab the lab that the path names
 */
record Knock(CallingSystem system, LabId lab) {}
