package se.sakeratkomst.kit.control;

import java.util.List;

/** Several assumptions of one kind, for example one for each row of a table. */
public record Assumptions(List<Assumption> all) {

    public Assumptions {
        all = List.copyOf(all);
    }
}
