package se.sakeratkomst.kit.edge;

import java.util.Optional;
import se.sakeratkomst.kit.lab.LabId;

/** One thing that a system's certificate must fulfil; the name of the class is the rule. */
interface DoorRule {

    /** @param lab the lab that the path names */
    Optional<Objection> objection(CallingSystem system, LabId lab);
}
