package se.sakeratkomst.kit.control;

import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/** State of a service that belongs to a lab and that the control port can seed, clear, snapshot and restore. */
public interface LabState {

    /** Key of this state in a snapshot. */
    String name();

    /** Puts the seed data where it is missing. */
    void seed(LabId lab);

    /** Throws the lab's state away. */
    void clear(LabId lab);

    /** The lab's state as something Jackson writes. */
    Object snapshot(LabId lab);

    /** Replaces the lab's state by what {@link #snapshot} gave. */
    void restore(LabId lab, JsonNode snapshot);
}
